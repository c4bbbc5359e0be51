using System.IO.Compression;
using PostHog.Wire.Json;

namespace PostHog.Async.Testing.Server;

/// <summary>One request of a client.</summary>
/// <param name="Path">The path of the address.</param>
/// <param name="Encoding">How the body is compressed; null if it is not.</param>
/// <param name="Body">The body as it came.</param>
internal sealed record FakeCall(string Path, string? Encoding, byte[] Body)
{
    /// <summary>Returns the body as JSON.</summary>
    /// <exception cref="InvalidOperationException">It is none.</exception>
    public JsonObject Read() =>
        JsonDocumentReader.TryReadExactly(Unpacked(), out var root) && root is JsonObject members
            ? members
            : throw new InvalidOperationException(
                $"The body of a request to {Path} is not a JSON object."
            );

    private byte[] Unpacked()
    {
        using var packed = new MemoryStream(Body);
        using var stream = Encoding switch
        {
            null => packed,
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            _ => OtherEncodings.Unpack(packed, Encoding),
        };
        using var body = new MemoryStream();
        stream.CopyTo(body);
        return body.ToArray();
    }
}
