using Microsoft.Extensions.AI;
using PostHog.Capture.Ai;

namespace PostHog.Extensions.AI.Content;

/// <summary>Writes images, audio and files, or placeholders instead.</summary>
internal static class MediaPart
{
    /// <summary>Returns the part.</summary>
    public static Dictionary<string, object?> Of(AIContent content, ContentRules rules) =>
        content switch
        {
            DataContent data => Of(data, rules),
            UriContent uri => Link(uri.MediaType, ContentPart.TextOf(uri.Uri.ToString(), rules)),
            HostedFileContent file => Link(file.MediaType, file.FileId),
            _ => Link(mediaType: null, content.GetType().Name),
        };

    // Without full capture the bytes are not even encoded.
    private static Dictionary<string, object?> Of(DataContent data, ContentRules rules)
    {
        if (data.HasTopLevelMediaType("audio"))
        {
            return Part(
                "audio",
                ("mime_type", data.MediaType),
                ("data", rules.IsFull ? data.Base64Data.ToString() : Placeholder(data))
            );
        }

        if (data.HasTopLevelMediaType("image"))
        {
            return Part("image", ("image", rules.IsFull ? data.Uri : Placeholder(data)));
        }

        return Part(
            "file",
            ("name", data.Name),
            ("mediaType", data.MediaType),
            ("data", rules.IsFull ? data.Base64Data.ToString() : Placeholder(data))
        );
    }

    private static Dictionary<string, object?> Link(string? mediaType, string url) =>
        mediaType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true
            ? Part("image", ("image", url))
            : Part("file", ("file", url), ("mediaType", mediaType));

    private static string Placeholder(DataContent data) => MediaPlaceholders.For(data.MediaType);

    private static Dictionary<string, object?> Part(
        string type,
        params (string Name, string? Value)[] members
    )
    {
        var part = new Dictionary<string, object?>(members.Length + 1, StringComparer.Ordinal)
        {
            ["type"] = type,
        };
        foreach (var (name, value) in members)
        {
            part[name] = value;
        }

        return part;
    }
}
