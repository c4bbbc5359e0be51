using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace PostHog.Development.Ingestion.Browser;

/// <summary>
/// Undoes what libraries for browsers do to a body: gzip that no header names, a field <c>data</c> of a form, and base64.
/// </summary>
internal static class BrowserBody
{
    private const string Base64 = "base64";

    private static readonly string[] Understood = ["", "gzip", "gzip-js", Base64];

    /// <summary>Returns the JSON text of a body.</summary>
    /// <param name="request">The request, for its query.</param>
    /// <param name="encoding">Its <c>Content-Encoding</c>.</param>
    /// <param name="wire">The bytes that arrived.</param>
    public static RequestBody Unpack(HttpRequest request, string encoding, MemoryStream wire)
    {
        var compression = request.Query["compression"].ToString();
        if (!Understood.Contains(compression, StringComparer.OrdinalIgnoreCase))
        {
            return RequestBody.Refused(
                StatusCodes.Status415UnsupportedMediaType,
                $"compression \"{compression}\" is not understood: send gzip-js, base64 or none"
            );
        }

        var body =
            encoding.Length == 0
                ? Decompressor.DecompressGzipOnly(encoding, wire)
                : Decompressor.Decompress(encoding, wire);
        return body.Refusal is null ? Decode(body, compression) : body;
    }

    private static RequestBody Decode(RequestBody body, string compression)
    {
        var (data, named) = FormField.Read(body.Utf8);
        var isBase64 = Base64.Equals(named ?? compression, StringComparison.OrdinalIgnoreCase);
        if (!isBase64 && LooksLikeJson(data.Span))
        {
            return new RequestBody(data, null);
        }

        return Base64Text.Decode(data) is { } decoded ? Check(decoded)
            : isBase64 ? Refused("the body is not valid base64")
            : new RequestBody(data, null);
    }

    private static RequestBody Check(ReadOnlyMemory<byte> utf8) =>
        Utf8.IsValid(utf8.Span)
            ? new RequestBody(utf8, null)
            : Refused("the body is not UTF-8 once its base64 is decoded");

    private static bool LooksLikeJson(ReadOnlySpan<byte> utf8) =>
        utf8.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[' or (byte)'"', ..];

    private static RequestBody Refused(string problem) =>
        RequestBody.Refused(StatusCodes.Status400BadRequest, problem);
}
