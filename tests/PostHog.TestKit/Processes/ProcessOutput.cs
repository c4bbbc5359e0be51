using System.Diagnostics;
using System.Text;

namespace PostHog.TestKit.Processes;

/// <summary>
/// What a child process writes to one of its streams, read on a thread of its own: the child never waits for a reader.
/// </summary>
public sealed class ProcessOutput
{
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(30);

    private readonly object _gate = new();
    private readonly StringBuilder _text = new();
    private readonly List<string> _lines = [];
    private readonly StreamReader _source;
    private int _startOfLine;
    private bool _hasEnded;

    internal ProcessOutput(StreamReader source)
    {
        _source = source;
        new Thread(Read) { IsBackground = true, Name = nameof(ProcessOutput) }.Start();
    }

    /// <summary>All output so far, unchanged.</summary>
    public string Text
    {
        get
        {
            lock (_gate)
            {
                return _text.ToString();
            }
        }
    }

    /// <summary>The lines that are complete so far, without their ends.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Returns the first line that fits, also if it was written long ago; waits for it otherwise.</summary>
    /// <param name="fits">Which line it has to be; any, unless said.</param>
    /// <param name="patience">How long to wait at most; 30 seconds unless said.</param>
    /// <exception cref="TimeoutException">No such line came; the message shows what came instead.</exception>
    public string WaitForLine(Func<string, bool>? fits = null, TimeSpan? patience = null)
    {
        string? found = null;
        WaitUntil(
            () => (found = _lines.Find(line => fits is null || fits(line))) is not null,
            patience ?? DefaultPatience
        );
        return found ?? throw new TimeoutException($"No such line in the output:\n{Text}");
    }

    /// <summary>Returns once the stream has ended, or patience has.</summary>
    internal void WaitForEnd(TimeSpan patience) => WaitUntil(() => _hasEnded, patience);

    /// <summary>Waits for a condition that only new output can make true.</summary>
    private void WaitUntil(Func<bool> isTrue, TimeSpan patience)
    {
        var start = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            while (!isTrue() && !_hasEnded)
            {
                var left = patience - Stopwatch.GetElapsedTime(start);
                if (left <= TimeSpan.Zero || !Monitor.Wait(_gate, left))
                {
                    return;
                }
            }
        }
    }

    private void Read()
    {
        var buffer = new char[4096];
        try
        {
            int count;
            while ((count = _source.Read(buffer)) > 0)
            {
                Append(buffer.AsSpan(0, count));
            }
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException)
        {
            // The process was disposed while its pipe was still open.
        }

        _source.Dispose();
        lock (_gate)
        {
            _hasEnded = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Append(ReadOnlySpan<char> piece)
    {
        lock (_gate)
        {
            foreach (var character in piece)
            {
                _text.Append(character);
                if (character == '\n')
                {
                    var line = _text.ToString(_startOfLine, _text.Length - 1 - _startOfLine);
                    _lines.Add(line.TrimEnd('\r'));
                    _startOfLine = _text.Length;
                }
            }

            Monitor.PulseAll(_gate);
        }
    }
}
