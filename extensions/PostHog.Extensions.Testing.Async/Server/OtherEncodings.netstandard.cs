using System.IO.Compression;

namespace PostHog.Async.Testing.Server;

/// <summary>The compressions that not every runtime has.</summary>
internal static class OtherEncodings
{
    private const int ZLibHeader = 2;

    public static Stream Unpack(Stream packed, string encoding)
    {
        if (encoding is not "deflate")
        {
            throw new NotSupportedException($"The fake cannot read the encoding {encoding}.");
        }

        packed.Position = ZLibHeader;
        return new DeflateStream(packed, CompressionMode.Decompress);
    }
}
