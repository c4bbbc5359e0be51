using System.Text;

namespace PostHog.Flags.Evaluation.Matching;

/// <summary>
/// What stands before the identifier in a hash (a flag's key and a dot), laid out once at the start of a block so that
/// hashing only has to add the identifier. Immutable.
/// </summary>
internal sealed class HashPrefix
{
    private readonly byte[] _text;

    /// <summary>Makes the prefix of this text, in UTF-8.</summary>
    public HashPrefix(string text) => _text = Encoding.UTF8.GetBytes(text);

    /// <summary>Returns the prefix of a flag's own hashes: its key and a dot.</summary>
    public static HashPrefix OfFlag(string key) => new(key + ".");

    /// <summary>Returns the prefix of the hash that decides on holdouts.</summary>
    public static HashPrefix OfHoldouts { get; } = new("holdout-");

    /// <summary>The prefix itself.</summary>
    public ReadOnlySpan<byte> Text => _text;
}
