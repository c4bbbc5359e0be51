using System.Text;

namespace PostHog.Flags.Matching.Hashing;

// Facts: hash-input-and-sixty-bits, hash-prefix-of-flag.
/// <summary>
/// The bytes before the identifier in a hash (a flag's key and a dot), in UTF-8. Immutable.
/// </summary>
internal sealed class HashPrefix
{
    private readonly byte[] _text;

    /// <summary>Creates the prefix from this text, in UTF-8.</summary>
    public HashPrefix(string text) => _text = Encoding.UTF8.GetBytes(text);

    /// <summary>The prefix of the hash that decides about holdouts.</summary>
    public static HashPrefix OfHoldouts { get; } = new("holdout-");

    /// <summary>The bytes of the prefix.</summary>
    public ReadOnlySpan<byte> Text => _text;

    private HashPrefix(byte[] text) => _text = text;

    /// <summary>Returns the prefix of a flag's hashes: its key and a dot.</summary>
    public static HashPrefix OfFlag(string key)
    {
        var text = new byte[Encoding.UTF8.GetByteCount(key) + 1];
        text[Encoding.UTF8.GetBytes(key, 0, key.Length, text, 0)] = (byte)'.';
        return new(text);
    }
}
