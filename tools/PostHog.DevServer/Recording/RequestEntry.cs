using System.Text;

namespace PostHog.Development.Recording;

/// <summary>One request while it is being served: filled in as its body and its answer become known.</summary>
internal sealed class RequestEntry(ReceivedRequest arrived, bool keepsBody)
{
    private readonly Lock _lock = new();
    private string _body = "";
    private long _wireLength;
    private int? _status;
    private string? _problem;
    private bool _isDropped;

    public void RecordBody(ReadOnlyMemory<byte> utf8, long wireLength)
    {
        var text = keepsBody ? Encoding.UTF8.GetString(utf8.Span) : "";
        lock (_lock)
        {
            _body = text;
            _wireLength = wireLength;
        }
    }

    public void RecordProblem(string? problem)
    {
        lock (_lock)
        {
            _problem = problem;
        }
    }

    /// <summary>False when the connection was dropped before: then nobody sees this status.</summary>
    public bool TryRecordStatus(int status)
    {
        lock (_lock)
        {
            _status = _isDropped ? null : status;
            return !_isDropped;
        }
    }

    public void RecordDrop()
    {
        lock (_lock)
        {
            _isDropped = _status is null;
        }
    }

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

    public ReceivedRequest Snapshot()
    {
        lock (_lock)
        {
            return new ReceivedRequest
            {
                Method = arrived.Method,
                Path = arrived.Path,
                Headers = arrived.Headers,
                Body = _body,
                WireLength = _wireLength,
                Status = _status,
                Problem = _problem,
                ArrivedAt = arrived.ArrivedAt,
                RemotePort = arrived.RemotePort,
            };
        }
    }
}
