using System;
using System.IO;
using System.Security.Cryptography;
using System.Threading;

// Hashes of streams: the token is asked before the call.
[global::Microsoft.CodeAnalysis.Embedded]
internal static class MirrorSha1Shims
{
#if NET7_0_OR_GREATER
    extension(SHA1)
    {
        public static byte[] HashData(Stream source, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return SHA1.HashData(source);
        }

        public static int HashData(
            Stream source,
            Memory<byte> destination,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return SHA1.HashData(source, destination.Span);
        }
    }

    extension(HMACSHA1)
    {
        public static byte[] HashData(
            byte[] key,
            Stream source,
            CancellationToken cancellationToken
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return HMACSHA1.HashData(key, source);
        }

        public static byte[] HashData(
            ReadOnlyMemory<byte> key,
            Stream source,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return HMACSHA1.HashData(key.Span, source);
        }

        public static int HashData(
            ReadOnlyMemory<byte> key,
            Stream source,
            Memory<byte> destination,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return HMACSHA1.HashData(key.Span, source, destination.Span);
        }
    }
#endif
}
