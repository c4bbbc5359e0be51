namespace PostHog.Wire;

/// <summary>Collects the body of a response as it arrives, up to a limit. The rest is not read.</summary>
/// <param name="most">The maximum number of bytes to keep.</param>
/// <param name="isNeeded">Whether the response is useless without its whole body. For an error, the status is
/// enough.</param>
internal sealed class BoundedBody(int most, bool isNeeded)
{
    private readonly MemoryStream _bytes = new();

    /// <summary>The buffer to read the next bytes into.</summary>
    public byte[] Buffer { get; } = new byte[8 * 1024];

    /// <summary>Whether the response is useless without its whole body.</summary>
    public bool IsNeeded => isNeeded;

    /// <summary>Whether the response has a body. After one that switches the protocol, other data follows.</summary>
    public bool IsPresent { get; init; } = true;

    /// <summary>Whether the body is longer than the part kept.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Adds the first bytes of <see cref="Buffer"/>, up to the limit.</summary>
    /// <returns>Whether to read on: false at the end of the body and at the limit.</returns>
    public bool Add(int count)
    {
        var kept = Math.Min(count, most - (int)_bytes.Length);
        _bytes.Write(Buffer, 0, kept);
        IsCut = kept < count;
        return count > 0 && !IsCut;
    }

    /// <summary>Returns the bytes kept so far.</summary>
    public byte[] ToArray() => _bytes.ToArray();
}
