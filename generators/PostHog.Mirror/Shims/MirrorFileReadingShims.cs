using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;

// Files that are read: the token is asked before the call.
[global::Microsoft.CodeAnalysis.Embedded]
internal static class MirrorFileReadingShims
{
    extension(File)
    {
        public static byte[] ReadAllBytes(
            string path,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return File.ReadAllBytes(path);
        }

        public static string ReadAllText(string path, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return File.ReadAllText(path);
        }

        public static string ReadAllText(
            string path,
            Encoding encoding,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return File.ReadAllText(path, encoding);
        }

        public static string[] ReadAllLines(
            string path,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return File.ReadAllLines(path);
        }

        public static string[] ReadAllLines(
            string path,
            Encoding encoding,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return File.ReadAllLines(path, encoding);
        }

        public static IEnumerable<string> ReadLines(
            string path,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return File.ReadLines(path);
        }

        public static IEnumerable<string> ReadLines(
            string path,
            Encoding encoding,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return File.ReadLines(path, encoding);
        }
    }
}
