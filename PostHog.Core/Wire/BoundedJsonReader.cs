using Newtonsoft.Json;

namespace PostHog.Wire;

/// <summary>Reads JSON that a stranger wrote, and refuses to read on after so many tokens.</summary>
/// <param name="text">The JSON.</param>
/// <param name="most">How many names, values and brackets are read.</param>
internal sealed class BoundedJsonReader(TextReader text, int most) : JsonTextReader(text)
{
    private int _count;

    /// <summary>Reads the next token.</summary>
    /// <exception cref="JsonReaderException">No JSON, or too much of it.</exception>
    public override bool Read() =>
        ++_count <= most
            ? base.Read()
            : throw new JsonReaderException("The JSON has more parts than are read.");
}
