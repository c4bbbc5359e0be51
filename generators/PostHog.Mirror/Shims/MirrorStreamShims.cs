using System;
using System.IO;
using System.Threading;

// Streams: the token is asked before the call, and a buffer in memory becomes a span.
[global::Microsoft.CodeAnalysis.Embedded]
internal static class MirrorStreamShims
{
    public static void CopyTo(
        this Stream stream,
        Stream destination,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        stream.CopyTo(destination);
    }

    public static void CopyTo(
        this Stream stream,
        Stream destination,
        int bufferSize,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        stream.CopyTo(destination, bufferSize);
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
        cancellationToken.ThrowIfCancellationRequested();
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
        cancellationToken.ThrowIfCancellationRequested();
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
        cancellationToken.ThrowIfCancellationRequested();
        stream.ReadExactly(buffer, offset, count);
    }

    public static void ReadExactly(
        this Stream stream,
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        stream.ReadExactly(buffer.Span);
    }

    public static int ReadAtLeast(
        this Stream stream,
        Memory<byte> buffer,
        int minimumBytes,
        bool throwOnEndOfStream = true,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return stream.ReadAtLeast(buffer.Span, minimumBytes, throwOnEndOfStream);
    }
#endif
}
