using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;

/// <summary>Static members of the framework: the token is asked before the call.</summary>
[global::Microsoft.CodeAnalysis.Embedded]
internal static class MirrorStaticShims
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

#if NET5_0_OR_GREATER
    extension(Dns)
    {
        public static IPAddress[] GetHostAddresses(
            string hostNameOrAddress,
            CancellationToken cancellationToken
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Dns.GetHostAddresses(hostNameOrAddress);
        }

        public static IPAddress[] GetHostAddresses(
            string hostNameOrAddress,
            AddressFamily family,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Dns.GetHostAddresses(hostNameOrAddress, family);
        }

        public static IPHostEntry GetHostEntry(
            string hostNameOrAddress,
            CancellationToken cancellationToken
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Dns.GetHostEntry(hostNameOrAddress);
        }

        public static IPHostEntry GetHostEntry(
            string hostNameOrAddress,
            AddressFamily family,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Dns.GetHostEntry(hostNameOrAddress, family);
        }
    }
#endif
}
