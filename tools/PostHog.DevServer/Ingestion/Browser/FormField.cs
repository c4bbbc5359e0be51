using System.Net;
using System.Text;

namespace PostHog.Development.Ingestion.Browser;

/// <summary>Reads the fields <c>data</c> and <c>compression</c> of a form.</summary>
internal static class FormField
{
    private const int LongestCompression = 20;

    /// <summary>Returns the decoded <c>data</c> and the named compression; the body itself, and null, where it is no such form.</summary>
    public static (ReadOnlyMemory<byte> Data, string? Compression) Read(ReadOnlyMemory<byte> body)
    {
        // By the bytes and not by Content-Type: curl sends JSON under that of a form, sendBeacon a form under any.
        if (!body.Span.StartsWith("data="u8) && !body.Span.StartsWith("compression="u8))
        {
            return (body, null);
        }

        ReadOnlyMemory<byte>? data = null;
        string? compression = null;
        foreach (var range in body.Span.Split((byte)'&'))
        {
            var field = body[range];
            if (field.Span.StartsWith("data="u8))
            {
                data ??= Decode(field["data=".Length..]);
            }
            else if (field.Span.StartsWith("compression="u8))
            {
                compression ??= Name(field["compression=".Length..]);
            }
        }

        return data is { } found ? (found, compression) : (body, null);
    }

    private static byte[] Decode(ReadOnlyMemory<byte> field) =>
        WebUtility.UrlDecodeToBytes(field.ToArray(), 0, field.Length);

    private static string Name(ReadOnlyMemory<byte> field) =>
        field.Length > LongestCompression ? "" : Encoding.UTF8.GetString(field.Span);
}
