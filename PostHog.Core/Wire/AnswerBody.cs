namespace PostHog.Wire;

/// <summary>Collects the body of an answer as it comes in, up to a limit.</summary>
/// <param name="most">How many bytes it may have.</param>
internal sealed class AnswerBody(int most)
{
    private readonly MemoryStream _bytes = new();

    /// <summary>Where to read the next bytes to.</summary>
    public byte[] Buffer { get; } = new byte[8 * 1024];

    /// <summary>Adds the first bytes of <see cref="Buffer"/>.</summary>
    /// <exception cref="AnswerTooLongException">The body is longer than it may be.</exception>
    public void Add(int count)
    {
        if (_bytes.Length + count > most)
        {
            throw new AnswerTooLongException(most);
        }

        _bytes.Write(Buffer, 0, count);
    }

    /// <summary>Returns what has come in.</summary>
    public byte[] ToArray() => _bytes.ToArray();
}
