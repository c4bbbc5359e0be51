using System;
using System.IO;
using System.Text;
using System.Threading;

// Readers and writers of text: the token is asked before the call, and a buffer in memory becomes a span.
[global::Microsoft.CodeAnalysis.Embedded]
internal static class MirrorTextShims
{
    public static string? ReadLine(this TextReader reader, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return reader.ReadLine();
    }

    public static string ReadToEnd(this TextReader reader, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return reader.ReadToEnd();
    }

    public static void Flush(this TextWriter writer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        writer.Flush();
    }

#if NETSTANDARD2_1_OR_GREATER || NETCOREAPP2_1_OR_GREATER
    public static int Read(
        this TextReader reader,
        Memory<char> buffer,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return reader.Read(buffer.Span);
    }

    public static int ReadBlock(
        this TextReader reader,
        Memory<char> buffer,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return reader.ReadBlock(buffer.Span);
    }

    public static void Write(
        this TextWriter writer,
        ReadOnlyMemory<char> buffer,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        writer.Write(buffer.Span);
    }

    public static void WriteLine(
        this TextWriter writer,
        ReadOnlyMemory<char> buffer,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        writer.WriteLine(buffer.Span);
    }
#endif

#if NETCOREAPP3_0_OR_GREATER
    public static void Write(
        this TextWriter writer,
        StringBuilder? value,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        writer.Write(value);
    }

    public static void WriteLine(
        this TextWriter writer,
        StringBuilder? value,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        writer.WriteLine(value);
    }
#endif
}
