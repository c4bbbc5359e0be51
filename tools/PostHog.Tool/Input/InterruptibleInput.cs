using System.Collections.Concurrent;

namespace PostHog.Tool.Input;

/// <summary>
/// Input that can be read only once, such as a pipe. Waiting for it ends when the command is stopped, because it is opened and
/// read on a thread of its own.
/// </summary>
internal sealed class InterruptibleInput : Stream
{
    private const int ChunkBytes = 64 * 1024;

    private readonly BlockingCollection<byte[]> _chunks = new(boundedCapacity: 4);
    private readonly ManualResetEventSlim _opened = new();
    private readonly string _name;
    private readonly Func<Stream> _open;
    private readonly CancellationToken _stopped;
    private byte[] _chunk = [];
    private int _start;
    private bool _isPipe;
    private Exception? _fault;

    private InterruptibleInput(string name, Func<Stream> open, CancellationToken stopped)
    {
        (_name, _open, _stopped) = (name, open, stopped);
        new Thread(Pump) { IsBackground = true, Name = nameof(InterruptibleInput) }.Start();
    }

    /// <summary>Returns the standard input.</summary>
    public static InterruptibleInput Standard(CancellationToken stopped) =>
        new("Standard input", OpenStandardInput, stopped);

    /// <summary>Returns what has this path if it can be read only once; null if it can be opened again, or not at all.</summary>
    /// <exception cref="OperationCanceledException">The command was stopped, while nobody wrote to a pipe.</exception>
    public static InterruptibleInput? OfPipe(string path, CancellationToken stopped)
    {
        var input = new InterruptibleInput(path, () => File.OpenRead(path), stopped);
        input._opened.Wait(stopped);
        return input._isPipe ? input : null;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_start == _chunk.Length)
        {
            if (!_chunks.TryTake(out var next, Timeout.Infinite, _stopped))
            {
                return _fault is null
                    ? 0
                    : throw new IOException($"{_name} cannot be read: {_fault.Message}", _fault);
            }

            (_chunk, _start) = (next, 0);
        }

        var copied = Math.Min(count, _chunk.Length - _start);
        Array.Copy(_chunk, _start, buffer, offset, copied);
        _start += copied;
        return copied;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();

    private static Stream OpenStandardInput() =>
        ClosedInput.IsClosed
            ? throw new IOException("it is closed; redirect it from /dev/null if there is none.")
            : Console.OpenStandardInput();

    private void Pump()
    {
        var buffer = new byte[ChunkBytes];
        try
        {
            using var input = _open();
            _isPipe = !input.CanSeek;
            _opened.Set();
            while (_isPipe && input.Read(buffer) is > 0 and var count)
            {
                _chunks.Add(buffer[..count], _stopped);
            }
        }
        catch (OperationCanceledException)
        {
            // The rest is not wanted.
        }
        catch (Exception fault)
            when (fault
                    is IOException
                        or UnauthorizedAccessException
                        or NotSupportedException
                        or ArgumentException
            )
        {
            // A folder, or a stream that was closed: what was read is not all there is.
            _fault = fault;
        }

        _chunks.CompleteAdding();
        _opened.Set();
    }
}
