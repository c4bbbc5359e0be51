using System.Security.Cryptography;
using System.Text;

namespace PostHog.Flags.Evaluation.Matching;

/// <summary>
/// The number that decides who is in a rollout: the first 60 bits of the SHA-1 of prefix, identifier and salt, all of them
/// UTF-8, as PostHog's flag service computes it. Safe for use by many threads.
/// </summary>
internal static partial class FlagHash
{
    /// <summary>How many hashes there are; hash divided by this is the share the server compares with.</summary>
    public const ulong Count = 1UL << 60;

    /// <summary>The salt of the hash that chooses a variant; that of a rollout is empty.</summary>
    public static ReadOnlySpan<byte> VariantSalt => "variant"u8;

    /// <summary>Returns the hash of an identifier: a number below <see cref="Count"/>.</summary>
    public static ulong Rollout(HashPrefix prefix, string identifier, ReadOnlySpan<byte> salt) =>
        Rollout(prefix.Text, identifier, salt);

    /// <summary>Returns the hash of an identifier: a number below <see cref="Count"/>.</summary>
    public static ulong Rollout(
        ReadOnlySpan<byte> prefix,
        string identifier,
        ReadOnlySpan<byte> salt
    )
    {
        using var sha = SHA1.Create();
        var digest = sha.ComputeHash([.. prefix, .. Encoding.UTF8.GetBytes(identifier), .. salt]);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(digest) >> 4;
    }

    /// <summary>Hashes one identifier behind many prefixes at once; one result for each prefix, in their order.</summary>
    public static void Rollout(
        ReadOnlySpan<HashPrefix> prefixes,
        string identifier,
        ReadOnlySpan<byte> salt,
        Span<ulong> results
    )
    {
        for (var index = 0; index < prefixes.Length; index++)
        {
            results[index] = Rollout(prefixes[index], identifier, salt);
        }
    }

    /// <summary>Returns a hash as the share of all people that the server compares with percentages: 0 to 1, both included.</summary>
    public static double Share(ulong hash) => (double)(long)hash / Count;
}
