using Newtonsoft.Json;

namespace PostHog.Wire.Json;

/// <summary>Reads JSON that a stranger wrote, and refuses to read on after so many tokens.</summary>
/// <param name="text">The JSON.</param>
/// <param name="most">How many names, values and brackets are read.</param>
internal sealed class BoundedJsonReader(TextReader text, int most) : JsonTextReader(text)
{
    /// <summary>
    /// How many names, values and brackets of an object are read: one kept in memory takes up to a hundred times its length.
    /// </summary>
    public const int MostTokens = 400_000;

    private int _count;

    /// <summary>Reads the next token.</summary>
    /// <exception cref="JsonReaderException">The text is not JSON, or there are more tokens.</exception>
    public override bool Read() =>
        ++_count <= most
            ? base.Read()
            : throw new JsonReaderException("The JSON has more parts than are read.");
}
