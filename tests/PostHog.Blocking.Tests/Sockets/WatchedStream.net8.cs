namespace PostHog.Blocking.Tests.Sockets;

/// <summary>A connection that records the threads that use it; asynchronous use is recorded as no thread.</summary>
internal sealed class WatchedStream(Stream connection, ThreadRecorder recorder) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() => connection.Flush();

    public override int Read(byte[] buffer, int offset, int count) =>
        Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        recorder.Readers.Enqueue(Environment.CurrentManagedThreadId);
        return connection.Read(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) =>
        Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        recorder.Writers.Enqueue(Environment.CurrentManagedThreadId);
        connection.Write(buffer);
    }

    public override ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        // The handler detects the end of an idle connection with a zero-byte read.
        if (buffer.Length > 0)
        {
            recorder.Readers.Enqueue(0);
        }

        return connection.ReadAsync(buffer, cancellationToken);
    }

    public override ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        recorder.Writers.Enqueue(0);
        return connection.WriteAsync(buffer, cancellationToken);
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            connection.Dispose();
        }

        base.Dispose(disposing);
    }
}
