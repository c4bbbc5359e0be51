using System;
using System.IO;
using System.Security.Cryptography;
using System.Threading;

// Hashes of streams: the token is asked before the call.
[global::Microsoft.CodeAnalysis.Embedded]
internal static class MirrorMd5Shims
{
#if NET7_0_OR_GREATER
    extension(MD5)
    {
        public static byte[] HashData(Stream source, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return MD5.HashData(source);
        }

        public static int HashData(
            Stream source,
            Memory<byte> destination,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return MD5.HashData(source, destination.Span);
        }
    }

    extension(HMACMD5)
    {
        public static byte[] HashData(
            byte[] key,
            Stream source,
            CancellationToken cancellationToken
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return HMACMD5.HashData(key, source);
        }

        public static byte[] HashData(
            ReadOnlyMemory<byte> key,
            Stream source,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return HMACMD5.HashData(key.Span, source);
        }

        public static int HashData(
            ReadOnlyMemory<byte> key,
            Stream source,
            Memory<byte> destination,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return HMACMD5.HashData(key.Span, source, destination.Span);
        }
    }
#endif
}
