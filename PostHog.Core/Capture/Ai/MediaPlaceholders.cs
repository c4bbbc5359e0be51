namespace PostHog.Capture.Ai;

// Facts: ai-media.
/// <summary>Replaces media by placeholders that name their type, and limits texts.</summary>
internal static class MediaPlaceholders
{
    // Shorter strings of these letters are words, names and ids.
    private const int MinBase64 = 64;
    private const int MinUnnamedBase64 = 1024;

    private static readonly HashSet<string> TypeNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "mediaType",
        "media_type",
        "mimeType",
        "mime_type",
    };

    private static readonly HashSet<string> MediaNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "audio",
        "b64_json",
        "bytes",
        "data",
        "file",
        "file_data",
        "image",
        "image_url",
        "inline_data",
        "url",
        "video",
    };

    /// <summary>Returns the value with placeholders; changes the lists and dictionaries in place.</summary>
    /// <param name="value">A copy of the caller's value.</param>
    public static object? Replace(object? value) => Replace(value, mediaType: null, isMedia: false);

    /// <summary>Returns the placeholder for media of a type.</summary>
    /// <param name="mediaType">Such as <c>image/png</c>; null if it is not known.</param>
    public static string For(string? mediaType) =>
        string.IsNullOrWhiteSpace(mediaType)
            ? "[base64 redacted]"
            : $"[base64 {TextLimit.Cut(mediaType!, maxBytes: 100)} redacted]";

    private static object? Replace(object? value, string? mediaType, bool isMedia)
    {
        switch (value)
        {
            case string text:
                return OfText(text, mediaType, isMedia);
            case byte[]:
                return For(mediaType);
            case List<object?> elements:
                for (var index = 0; index < elements.Count; index++)
                {
                    elements[index] = Replace(elements[index], mediaType, isMedia);
                }

                return elements;
            case Dictionary<string, object?> members:
                ReplaceIn(members, mediaType);
                return members;
            default:
                return value;
        }
    }

    private static void ReplaceIn(Dictionary<string, object?> members, string? outerType)
    {
        var mediaType = outerType;
        foreach (var member in members)
        {
            if (member.Value is string type && TypeNames.Contains(member.Key))
            {
                mediaType = type;
            }
        }

        foreach (var name in members.Keys.ToArray())
        {
            var isMedia = mediaType is not null || MediaNames.Contains(name);
            members[name] = Replace(members[name], mediaType, isMedia && !TypeNames.Contains(name));
        }
    }

    /// <summary>Returns what is sent of a text.</summary>
    public static string OfText(string text) => OfText(text, mediaType: null, isMedia: false);

    private static string OfText(string text, string? mediaType, bool isMedia)
    {
        if (text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && IsDataUri(text))
        {
            return For(TypeIn(text) ?? mediaType);
        }

        return text.Length >= (isMedia ? MinBase64 : MinUnnamedBase64) && IsBase64(text)
            ? For(mediaType)
            : TextLimit.Cut(text);
    }

    // "data:" may also begin a sentence.
    private static bool IsDataUri(string text)
    {
        var comma = text.IndexOf(',');
        return comma > 0 && text.IndexOf(' ', 0, comma) < 0;
    }

    private static string? TypeIn(string dataUri)
    {
        var begin = "data:".Length;
        var end = dataUri.IndexOfAny([';', ','], begin);
        return end > begin ? dataUri.Substring(begin, end - begin) : null;
    }

    // Prose contains blanks, and addresses contain dots and colons.
    private static bool IsBase64(string text)
    {
        foreach (var letter in text)
        {
            var isBase64 =
                letter is >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '0' and <= '9'
                || letter is '+' or '/' or '=' or '-' or '_' or '\r' or '\n';
            if (!isBase64)
            {
                return false;
            }
        }

        return true;
    }
}
