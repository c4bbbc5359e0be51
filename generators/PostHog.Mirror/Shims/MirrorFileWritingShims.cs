using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;

// Files that are written: the token is asked before the call.
[global::Microsoft.CodeAnalysis.Embedded]
internal static class MirrorFileWritingShims
{
    extension(File)
    {
        public static void WriteAllBytes(
            string path,
            byte[] bytes,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            File.WriteAllBytes(path, bytes);
        }

        public static void WriteAllText(
            string path,
            string? contents,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            File.WriteAllText(path, contents);
        }

        public static void WriteAllText(
            string path,
            string? contents,
            Encoding encoding,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            File.WriteAllText(path, contents, encoding);
        }

        public static void AppendAllText(
            string path,
            string? contents,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            File.AppendAllText(path, contents);
        }

        public static void AppendAllText(
            string path,
            string? contents,
            Encoding encoding,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            File.AppendAllText(path, contents, encoding);
        }

        public static void WriteAllLines(
            string path,
            IEnumerable<string> contents,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            File.WriteAllLines(path, contents);
        }

        public static void WriteAllLines(
            string path,
            IEnumerable<string> contents,
            Encoding encoding,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            File.WriteAllLines(path, contents, encoding);
        }

        public static void AppendAllLines(
            string path,
            IEnumerable<string> contents,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            File.AppendAllLines(path, contents);
        }

        public static void AppendAllLines(
            string path,
            IEnumerable<string> contents,
            Encoding encoding,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            File.AppendAllLines(path, contents, encoding);
        }

#if NET9_0_OR_GREATER
        public static void WriteAllBytes(
            string path,
            ReadOnlyMemory<byte> bytes,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            File.WriteAllBytes(path, bytes.Span);
        }

        public static void WriteAllText(
            string path,
            ReadOnlyMemory<char> contents,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            File.WriteAllText(path, contents.Span);
        }

        public static void WriteAllText(
            string path,
            ReadOnlyMemory<char> contents,
            Encoding encoding,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            File.WriteAllText(path, contents.Span, encoding);
        }

        public static void AppendAllText(
            string path,
            ReadOnlyMemory<char> contents,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            File.AppendAllText(path, contents.Span);
        }

        public static void AppendAllText(
            string path,
            ReadOnlyMemory<char> contents,
            Encoding encoding,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            File.AppendAllText(path, contents.Span, encoding);
        }

        public static void AppendAllBytes(
            string path,
            byte[] bytes,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            File.AppendAllBytes(path, bytes);
        }

        public static void AppendAllBytes(
            string path,
            ReadOnlyMemory<byte> bytes,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            File.AppendAllBytes(path, bytes.Span);
        }
#endif
    }
}
