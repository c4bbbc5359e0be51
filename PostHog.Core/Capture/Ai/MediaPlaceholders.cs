using PostHog.Wire.Json;

namespace PostHog.Capture.Ai;

// Facts: ai-media.
/// <summary>Replaces media by placeholders that name their type, and limits texts.</summary>
internal static class MediaPlaceholders
{
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
            case Uri url:
                return OfText(UrlText.Of(url), mediaType, isMedia);
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

    /// <summary>Whether members of this name hold media.</summary>
    public static bool IsMediaName(string name) => MediaNames.Contains(name);

    private static string OfText(string text, string? mediaType, bool isMedia)
    {
        if (text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && IsDataUri(text))
        {
            return For(MediaInText.TypeIn(text, 0) ?? mediaType);
        }

        return isMedia && Base64Run.IsAll(text)
            ? For(mediaType)
            : TextLimit.Cut(MediaInText.Replace(text, mediaType));
    }

    // "data:" may also begin a sentence, and a sentence may follow base64.
    private static bool IsDataUri(string text)
    {
        var comma = text.IndexOf(',');
        if (comma < 0 || text.IndexOf(' ', 0, comma) >= 0)
        {
            return false;
        }

        var isBase64 = text.IndexOf(";base64", 0, comma, StringComparison.OrdinalIgnoreCase) >= 0;
        return text.IndexOfAny([' ', '\n'], comma) < 0
            || (!isBase64 && text.IndexOf('/', 0, comma) >= 0);
    }
}
