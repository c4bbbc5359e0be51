namespace PostHog.Wire;

/// <summary>Collects the body of a response as it arrives, up to a limit. The rest is not read.</summary>
/// <param name="most">The maximum number of bytes to keep.</param>
/// <param name="isNeeded">Whether the response is useless without its whole body. For an error, the status is
/// enough.</param>
internal sealed class BoundedBody(int most, bool isNeeded)
{
    private const int FirstPart = 8 * 1024;

    // Larger arrays are collected less often.
    private const int LargestPart = 64 * 1024;

    // The parts that are full. One growing array would be copied again and again.
    private readonly List<byte[]> _full = [];
    private int _length;

    /// <summary>The buffer to read the next bytes into, from <see cref="Start"/>.</summary>
    public byte[] Buffer { get; private set; } = new byte[FirstPart];

    /// <summary>Where in <see cref="Buffer"/> the next bytes begin. At least one fits.</summary>
    public int Start { get; private set; }

    /// <summary>Whether the response is useless without its whole body.</summary>
    public bool IsNeeded => isNeeded;

    /// <summary>Whether the response has a body. After one that switches the protocol, other data follows.</summary>
    public bool IsPresent { get; init; } = true;

    /// <summary>Whether the body is longer than the part kept.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Adds the next bytes of <see cref="Buffer"/>, up to the limit.</summary>
    /// <returns>Whether to read on: false at the end of the body and at the limit.</returns>
    public bool Add(int count)
    {
        var kept = Math.Min(count, most - _length);
        _length += kept;
        Start += kept;
        IsCut = kept < count;
        if (Start == Buffer.Length)
        {
            _full.Add(Buffer);
            Buffer = new byte[Math.Min(2 * Buffer.Length, LargestPart)];
            Start = 0;
        }

        return count > 0 && !IsCut;
    }

    /// <summary>Returns the bytes kept so far.</summary>
    public byte[] ToArray()
    {
        var whole = new byte[_length];
        var end = 0;
        foreach (var part in _full)
        {
            Array.Copy(part, 0, whole, end, part.Length);
            end += part.Length;
        }

        Array.Copy(Buffer, 0, whole, end, Start);
        return whole;
    }
}
