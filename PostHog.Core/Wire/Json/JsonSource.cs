using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PostHog.Wire.Json;

/// <summary>
/// The text that tokens were read from. A lenient reader turns text that is not JSON into tokens that look like JSON,
/// so only the text shows whether they may be passed on.
/// </summary>
/// <param name="read">Returns the text; null if there is none. Called at most once, when first needed.</param>
internal sealed class JsonSource(Func<string?> read)
{
    // The documents around payloads nest more deeply than payloads. A text that is deeper counts as not JSON.
    private const int MaxDepth = 512;

    private readonly Lazy<bool> _isStrict = new(() =>
        read() is { } text && JsonSyntax.Holds(text, MaxDepth)
    );

    /// <summary>Returns the JSON of a token; null if the text that it was read from is not strictly JSON.</summary>
    public static string? TextOf(JToken token) =>
        token.Root.Annotation<JsonSource>()?._isStrict.Value == false
            ? null
            : token.ToString(Formatting.None);

    /// <summary>Notes that a document was read from this text.</summary>
    public void Mark(JToken document) => document.AddAnnotation(this);
}
