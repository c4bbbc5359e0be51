using Newtonsoft.Json;

namespace PostHog.Wire.Json;

/// <summary>Reads untrusted JSON and stops after a number of tokens, as if the text ended there.</summary>
/// <param name="text">The JSON.</param>
/// <param name="most">The maximum number of names, values and brackets to read.</param>
internal sealed class BoundedJsonReader(TextReader text, int most) : JsonTextReader(text)
{
    /// <summary>
    /// The maximum number of names, values and brackets read of an object. In memory, a token takes up to a hundred
    /// times its length.
    /// </summary>
    public const int MaxTokens = 400_000;

    private int _count;

    /// <summary>Reads the next token. Returns false at the end of the text or at the limit.</summary>
    /// <exception cref="JsonReaderException">The text is not JSON.</exception>
    public override bool Read() => ++_count <= most && base.Read();
}
