using Newtonsoft.Json;

namespace PostHog.Wire.Json;

/// <summary>Reads JSON from outside and ends after a number of tokens, as if the text ended there.</summary>
/// <param name="text">The JSON.</param>
/// <param name="most">How many names, values and brackets are read.</param>
internal sealed class BoundedJsonReader(TextReader text, int most) : JsonTextReader(text)
{
    /// <summary>
    /// How many names, values and brackets of an object are read: one kept in memory takes up to a hundred times its length.
    /// </summary>
    public const int MostTokens = 400_000;

    private int _count;

    /// <summary>Reads the next token; false at the end of the text, or when no more tokens are read.</summary>
    /// <exception cref="JsonReaderException">The text is not JSON.</exception>
    public override bool Read() => ++_count <= most && base.Read();
}
