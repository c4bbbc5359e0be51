using System;
using System.IO;
using System.Net.Sockets;
using System.Threading;

// Streams: a buffer in memory becomes a span. The token is asked before the call, and while a network has sent nothing.
[global::Microsoft.CodeAnalysis.Embedded]
internal static class MirrorStreamShims
{
    public static void CopyTo(
        this Stream stream,
        Stream destination,
        CancellationToken cancellationToken
    )
    {
        stream.CopyTo(destination, 81_920, cancellationToken);
    }

    public static void CopyTo(
        this Stream stream,
        Stream destination,
        int bufferSize,
        CancellationToken cancellationToken
    )
    {
        if (!stream.Waits(cancellationToken))
        {
            stream.CopyTo(destination, bufferSize);
            return;
        }

        var buffer = new byte[bufferSize];
        int count;
        while ((count = stream.Read(buffer, 0, buffer.Length, cancellationToken)) > 0)
        {
            destination.Write(buffer, 0, count);
        }
    }

    public static void Flush(this Stream stream, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        stream.Flush();
    }

    public static int Read(
        this Stream stream,
        byte[] buffer,
        int offset,
        int count,
        CancellationToken cancellationToken
    )
    {
        stream.WaitToRead(cancellationToken);
        return stream.Read(buffer, offset, count);
    }

    public static void Write(
        this Stream stream,
        byte[] buffer,
        int offset,
        int count,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        stream.Write(buffer, offset, count);
    }

#if NETSTANDARD2_1_OR_GREATER || NETCOREAPP2_1_OR_GREATER
    public static int Read(
        this Stream stream,
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        stream.WaitToRead(cancellationToken);
        return stream.Read(buffer.Span);
    }

    public static void Write(
        this Stream stream,
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        stream.Write(buffer.Span);
    }
#endif

#if NET7_0_OR_GREATER
    public static void ReadExactly(
        this Stream stream,
        byte[] buffer,
        int offset,
        int count,
        CancellationToken cancellationToken = default
    )
    {
        stream.ReadExactly(buffer.AsMemory(offset, count), cancellationToken);
    }

    public static void ReadExactly(
        this Stream stream,
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        var count = stream.ReadWaiting(buffer, buffer.Length, cancellationToken);
        stream.ReadExactly(buffer.Span.Slice(count));
    }

    public static int ReadAtLeast(
        this Stream stream,
        Memory<byte> buffer,
        int minimumBytes,
        bool throwOnEndOfStream = true,
        CancellationToken cancellationToken = default
    )
    {
        var count = stream.ReadWaiting(buffer, minimumBytes, cancellationToken);
        return count >= minimumBytes && count > 0
            ? count
            : count
                + stream.ReadAtLeast(
                    buffer.Span.Slice(count),
                    minimumBytes - count,
                    throwOnEndOfStream
                );
    }

    /// <summary>Reads from a network while the token may be cancelled, and nothing from other streams.</summary>
    private static int ReadWaiting(
        this Stream stream,
        Memory<byte> buffer,
        int minimumBytes,
        CancellationToken cancellationToken
    )
    {
        var count = 0;
        while (count < minimumBytes && stream.Waits(cancellationToken))
        {
            var read = stream.Read(buffer.Slice(count), cancellationToken);
            if (read == 0)
            {
                break;
            }

            count += read;
        }

        return count;
    }
#endif

    /// <summary>Asks the token, and returns whether it can be asked while the stream waits.</summary>
    private static bool Waits(this Stream stream, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
#if NET5_0_OR_GREATER
        return cancellationToken.CanBeCanceled && stream is NetworkStream;
#else
        return false; // the socket of a stream cannot be asked there
#endif
    }

    private static void WaitToRead(this Stream stream, CancellationToken cancellationToken)
    {
#if NET5_0_OR_GREATER
        while (
            stream.Waits(cancellationToken)
            && !((NetworkStream)stream).Socket.Poll(50_000, SelectMode.SelectRead)
        ) { }
#else
        cancellationToken.ThrowIfCancellationRequested();
#endif
    }
}
