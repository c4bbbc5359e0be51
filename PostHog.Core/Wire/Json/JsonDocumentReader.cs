using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PostHog.Wire.Json;

/// <summary>Reads short, untrusted JSON. Returns null, instead of throwing, if the JSON is unreadable.</summary>
internal static class JsonDocumentReader
{
    /// <summary>
    /// The length of the longest body that is read. In memory, a document takes tens of times its length.
    /// </summary>
    public const int MaxBodyLength = 16 << 20;

    // A payload of the maximum depth, and the document around it.
    private const int MaxDepth = JsonSyntax.MaxDepth + 16;

    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>Returns the document, or null if the body is not exactly one document or is too long.</summary>
    public static JToken? Read(byte[] body) => Read(body, int.MaxValue, ReadToEnd);

    /// <summary>
    /// Returns the document like <see cref="Read(byte[])"/>, or null if it is not an object, which its first character
    /// shows, or has more tokens than <see cref="BoundedJsonReader.MaxTokens"/>.
    /// </summary>
    public static JObject? ReadObject(byte[] body) =>
        Read(
            body,
            BoundedJsonReader.MaxTokens,
            reader => IsObject(reader) ? ReadToEnd(reader) as JObject : null
        );

    /// <summary>
    /// Returns the string value of the first of these members that has one in the object; null if there is none. Keeps
    /// nothing else of the document, and reads no further than necessary.
    /// </summary>
    public static string? MemberIn(byte[] body, params string[] members) =>
        Read(
            body,
            BoundedJsonReader.MaxTokens,
            reader => IsObject(reader) ? MemberOf(reader, members) : null
        );

    private static T? Read<T>(byte[] body, int mostTokens, Func<JsonTextReader, T?> read)
        where T : class
    {
        if (body.Length > MaxBodyLength)
        {
            return null;
        }

        try
        {
            using var reader = new BoundedJsonReader(new StringReader(TextOf(body)), mostTokens)
            {
                DateParseHandling = DateParseHandling.None,
                MaxDepth = MaxDepth,
            };
            return read(reader);
        }
        catch (Exception exception) when (exception is JsonException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static JToken? ReadToEnd(JsonTextReader reader)
    {
        var document = JToken.ReadFrom(reader);
        // A reader that ends early keeps its last token.
        return reader.Read() || reader.TokenType != JsonToken.None ? null : document;
    }

    private static bool IsObject(JsonTextReader reader) =>
        reader.Read() && reader.TokenType == JsonToken.StartObject;

    private static string? MemberOf(JsonTextReader reader, string[] members)
    {
        string? text = null;
        var rank = members.Length;
        while (rank > 0 && reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var index = Array.IndexOf(members, (string)reader.Value!);
            reader.Read();
            if (index >= 0 && index < rank && reader.TokenType == JsonToken.String)
            {
                (text, rank) = ((string)reader.Value!, index);
            }

            reader.Skip();
        }

        return text;
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
