using System.Collections.Concurrent;

namespace PostHog.Tool.Input;

/// <summary>The standard input, whose reading ends when the command is stopped. It is read on a thread of its own.</summary>
internal sealed class StandardInput : Stream
{
    private const int ChunkBytes = 64 * 1024;

    private readonly BlockingCollection<byte[]> _chunks = new(boundedCapacity: 4);
    private readonly CancellationToken _stopped;
    private byte[] _chunk = [];
    private int _start;
    private Exception? _fault;

    public StandardInput(CancellationToken stopped)
    {
        _stopped = stopped;
        new Thread(Pump) { IsBackground = true, Name = nameof(StandardInput) }.Start();
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
                    : throw new IOException(
                        $"Standard input cannot be read: {_fault.Message}",
                        _fault
                    );
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

    private void Pump()
    {
        using var input = Console.OpenStandardInput();
        var buffer = new byte[ChunkBytes];
        try
        {
            while (input.Read(buffer) is > 0 and var count)
            {
                _chunks.Add(buffer[..count], _stopped);
            }
        }
        catch (OperationCanceledException)
        {
            // The rest is not wanted.
        }
        catch (Exception fault)
            when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // A folder, or a stream that was closed: what was read is not all there is.
            _fault = fault;
        }

        _chunks.CompleteAdding();
    }
}
