// likewise: Md5, Sha1, Sha384, Sha512
using System;
using System.IO;
using System.Security.Cryptography;
using System.Threading;

// Hashes of streams: the token is asked before the call.
[global::Microsoft.CodeAnalysis.Embedded]
internal static class MirrorSha256Shims
{
#if NET7_0_OR_GREATER
    extension(SHA256)
    {
        public static byte[] HashData(Stream source, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return SHA256.HashData(source);
        }

        public static int HashData(
            Stream source,
            Memory<byte> destination,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return SHA256.HashData(source, destination.Span);
        }
    }

    extension(HMACSHA256)
    {
        public static byte[] HashData(
            byte[] key,
            Stream source,
            CancellationToken cancellationToken
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return HMACSHA256.HashData(key, source);
        }

        public static byte[] HashData(
            ReadOnlyMemory<byte> key,
            Stream source,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return HMACSHA256.HashData(key.Span, source);
        }

        public static int HashData(
            ReadOnlyMemory<byte> key,
            Stream source,
            Memory<byte> destination,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return HMACSHA256.HashData(key.Span, source, destination.Span);
        }
    }
#endif
}
