using System.Text;

namespace PostHog.Flags.Matching.Hashing;

// Facts: hash-input-and-sixty-bits, hash-prefix-of-flag.
/// <summary>
/// What stands before the identifier in a hash (a flag's key and a dot), laid out once at the start of a block so that
/// hashing only has to add the identifier. Immutable.
/// </summary>
internal sealed class HashPrefix
{
    private readonly byte[] _block;

    /// <summary>Makes the prefix of this text, in UTF-8.</summary>
    public HashPrefix(string text)
    {
        Length = Encoding.UTF8.GetByteCount(text);
        _block = new byte[Math.Max(Length, FlagHash.BlockSize)];
        Encoding.UTF8.GetBytes(text, 0, text.Length, _block, 0);
    }

    /// <summary>The prefix of the hash that decides on holdouts.</summary>
    public static HashPrefix OfHoldouts { get; } = new("holdout-");

    /// <summary>How many bytes the prefix has.</summary>
    public int Length { get; }

    /// <summary>The prefix itself.</summary>
    public ReadOnlySpan<byte> Text => _block.AsSpan(0, Length);

    /// <summary>The prefix, with zeros behind it; at least one block.</summary>
    public ReadOnlySpan<byte> Block => _block;

    /// <summary>Returns the prefix of a flag's own hashes: its key and a dot.</summary>
    public static HashPrefix OfFlag(string key) => new(key + ".");
}
