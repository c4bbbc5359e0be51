using System.Diagnostics;
using System.Text;

namespace PostHog.Development.Recording;

/// <summary>
/// One request while it is being served: filled in as its body and its answer become known. What the log counts with is
/// guarded by the log.
/// </summary>
internal sealed class RequestEntry(ReceivedRequest arrived, bool keepsBody)
{
    private const int LongestAnswer = 8 * 1024;

    private readonly Lock _lock = new();
    private readonly long _start = Stopwatch.GetTimestamp();
    private ReadOnlyMemory<byte> _body;
    private long _bodyLength;
    private long _wireLength;
    private int? _status;
    private string? _problem;
    private string? _batch;
    private string? _fault;
    private string? _answer;
    private TimeSpan? _duration;
    private bool _isDropped;

    public RequestLog? Log { get; set; }

    /// <summary>Its place among all requests, from 1.</summary>
    public long Number { get; set; }

    /// <summary>Grows with each change of any request.</summary>
    public long Version { get; set; }

    public bool IsKept { get; set; }

    /// <summary>About how many bytes it takes.</summary>
    public long Bytes { get; set; } = Measure(arrived);

    public bool IsDropped
    {
        get
        {
            lock (_lock)
            {
                return _isDropped;
            }
        }
    }

    public void RecordBody(ReadOnlyMemory<byte> utf8, long wireLength)
    {
        // Nobody writes to it any more.
        var body = keepsBody ? utf8 : default;
        lock (_lock)
        {
            _body = body;
            _bodyLength = utf8.Length;
            _wireLength = wireLength;
        }

        Log?.Note(this, body.Length);
    }

    /// <summary>Notes what all attempts to send the same events have in common, and the fault that is played.</summary>
    public void RecordBatch(string? batch, string? fault)
    {
        lock (_lock)
        {
            _batch = batch;
            _fault = fault;
        }

        Log?.Note(this, 0);
    }

    /// <summary>Notes what is answered: why it is refused, and the start of the text.</summary>
    public void RecordAnswer(string? problem, string text)
    {
        var kept =
            !keepsBody ? null
            : text.Length > LongestAnswer ? text[..LongestAnswer]
            : text;
        lock (_lock)
        {
            _problem = problem;
            _answer = kept;
        }

        Log?.Note(this, 2L * ((kept?.Length ?? 0) + (problem?.Length ?? 0)));
    }

    /// <summary>False when the connection was dropped before: then nobody sees this status.</summary>
    public bool TryRecordStatus(int status)
    {
        bool isSeen;
        lock (_lock)
        {
            isSeen = !_isDropped;
            _status = isSeen ? status : null;
            _duration ??= Stopwatch.GetElapsedTime(_start);
        }

        Log?.Note(this, 0);
        return isSeen;
    }

    public void RecordDrop()
    {
        lock (_lock)
        {
            _isDropped = _status is null;
            _duration ??= Stopwatch.GetElapsedTime(_start);
        }

        Log?.Note(this, 0);
    }

    public ReceivedRequest Snapshot(bool withBody = true)
    {
        lock (_lock)
        {
            return new ReceivedRequest
            {
                Method = arrived.Method,
                Path = arrived.Path,
                Headers = arrived.Headers,
                Body = withBody ? Encoding.UTF8.GetString(_body.Span) : "",
                WireLength = _wireLength,
                Status = _status,
                Problem = _problem,
                ArrivedAt = arrived.ArrivedAt,
                RemotePort = arrived.RemotePort,
                Number = Number,
                BodyLength = _bodyLength,
                Batch = _batch,
                Fault = _fault,
                AnswerText = _answer,
                Duration = _duration,
                IsDropped = _isDropped,
            };
        }
    }

    private static long Measure(ReceivedRequest request) =>
        512
        + 2L * request.Path.Length
        + request.Headers.Sum(header => 2L * (header.Key.Length + header.Value.Length) + 64);
}
