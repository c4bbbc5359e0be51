using System.IO;
using System.Security.Cryptography;
using System.Threading;

// Algorithms and streams of cryptography: the token is asked before the call.
[global::Microsoft.CodeAnalysis.Embedded]
internal static class MirrorCryptographyShims
{
#if NET5_0_OR_GREATER
    public static byte[] ComputeHash(
        this HashAlgorithm algorithm,
        Stream inputStream,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return algorithm.ComputeHash(inputStream);
    }

    public static void FlushFinalBlock(
        this CryptoStream stream,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        stream.FlushFinalBlock();
    }
#endif
}
