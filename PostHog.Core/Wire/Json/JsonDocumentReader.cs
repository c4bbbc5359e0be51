using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PostHog.Wire.Json;

/// <summary>Reads short JSON answers without trusting them: what cannot be read is a value, not an exception.</summary>
internal static class JsonDocumentReader
{
    /// <summary>The longest body that is read: a document takes tens of times its length in memory.</summary>
    public const int LongestBody = 16 << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>Returns the document, or null when the body is not exactly one, or too long to be read.</summary>
    public static JToken? Read(byte[] body)
    {
        if (body.Length > LongestBody)
        {
            return null;
        }

        try
        {
            using var reader = new JsonTextReader(new StringReader(TextOf(body)))
            {
                DateParseHandling = DateParseHandling.None,
            };
            var document = JToken.ReadFrom(reader);
            return reader.Read() ? null : document;
        }
        catch (Exception exception) when (exception is JsonException or DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Returns the text of a body; null if it is not UTF-8.</summary>
    public static string? TextIn(byte[] body)
    {
        try
        {
            return TextOf(body);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string TextOf(byte[] body) => StrictUtf8.GetString(body).TrimStart('\uFEFF');
}
