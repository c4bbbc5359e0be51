using System.Text;

namespace PostHog.Flags.Matching.Hashing;

// Facts: hash-input-and-sixty-bits, hash-prefix-of-flag.
/// <summary>
/// The bytes before the identifier in a hash (a flag's key and a dot), stored at the start of a block so that hashing
/// only has to add the identifier. Immutable.
/// </summary>
internal sealed class HashPrefix
{
    private readonly byte[] _block;

    /// <summary>Creates the prefix from this text, in UTF-8.</summary>
    public HashPrefix(string text)
    {
        Length = Encoding.UTF8.GetByteCount(text);
        _block = new byte[Math.Max(Length, FlagHash.BlockSize)];
        Encoding.UTF8.GetBytes(text, 0, text.Length, _block, 0);
    }

    /// <summary>The prefix of the hash that decides about holdouts.</summary>
    public static HashPrefix OfHoldouts { get; } = new("holdout-");

    /// <summary>The length of the prefix in bytes.</summary>
    public int Length { get; }

    /// <summary>The bytes of the prefix.</summary>
    public ReadOnlySpan<byte> Text => _block.AsSpan(0, Length);

    /// <summary>The prefix, padded with zeros to at least one block.</summary>
    public ReadOnlySpan<byte> Block => _block;

    /// <summary>Returns the prefix of a flag's hashes: its key and a dot.</summary>
    public static HashPrefix OfFlag(string key) => new(key + ".");
}
