namespace PostHog.Wire;

/// <summary>Collects the body of an answer as it comes in, up to a limit; what comes after that is not read.</summary>
/// <param name="most">How many bytes are kept.</param>
/// <param name="isNeeded">Whether the answer says nothing without its whole body; the status of an error says enough.</param>
internal sealed class AnswerBody(int most, bool isNeeded)
{
    private readonly MemoryStream _bytes = new();

    /// <summary>Where to read the next bytes to.</summary>
    public byte[] Buffer { get; } = new byte[8 * 1024];

    /// <summary>Whether the answer says nothing without its whole body.</summary>
    public bool IsNeeded => isNeeded;

    /// <summary>Whether the body is longer than what is kept of it.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Adds the first bytes of <see cref="Buffer"/>, as far as they are kept.</summary>
    /// <returns>Whether to read on: false at the end of the body and at the limit.</returns>
    public bool Add(int count)
    {
        var kept = Math.Min(count, most - (int)_bytes.Length);
        _bytes.Write(Buffer, 0, kept);
        IsCut = kept < count;
        return count > 0 && !IsCut;
    }

    /// <summary>Returns what has come in.</summary>
    public byte[] ToArray() => _bytes.ToArray();
}
