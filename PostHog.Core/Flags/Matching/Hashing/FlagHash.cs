using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace PostHog.Flags.Matching.Hashing;

// Facts: hash-input-and-sixty-bits.
/// <summary>
/// Computes the number that decides who is in a rollout: the first 60 bits of the SHA-1 of prefix, identifier and salt
/// in UTF-8, as PostHog's flag service does. Does not allocate. Safe for use by many threads.
/// </summary>
/// <remarks>
/// The service uses zero for an empty identifier instead of hashing it; the caller has to apply that rule.
/// </remarks>
internal static partial class FlagHash
{
    /// <summary>The number of hashes. A hash divided by this number is the share that the server compares.</summary>
    public const ulong Count = 1UL << 60;

    /// <summary>The size of a SHA-1 block in bytes.</summary>
    public const int BlockSize = 64;

    // The number of bytes that fit into one block together with the end mark and the length.
    private const int MaxInOneBlock = BlockSize - 9;
    private const int LengthPlace = BlockSize - 2;
    private const int MaxOnStack = 512;
    private const byte EndMark = 0x80;

    /// <summary>The salt of the hash that chooses a variant. The salt of a rollout is empty.</summary>
    public static ReadOnlySpan<byte> VariantSalt => "variant"u8;

    /// <summary>
    /// Returns a hash as a share of all people, which the server compares with percentages: 0 to 1, both inclusive.
    /// </summary>
    public static double Share(ulong hash) => (double)(long)hash / Count;

    /// <summary>Returns the hash of an identifier, a number below <see cref="Count"/>.</summary>
    public static ulong Rollout(HashPrefix prefix, string identifier, ReadOnlySpan<byte> salt) =>
        Rollout(prefix.Text, identifier, salt);

    /// <summary>Returns the hash of an identifier, a number below <see cref="Count"/>.</summary>
    public static ulong Rollout(
        ReadOnlySpan<byte> prefix,
        string identifier,
        ReadOnlySpan<byte> salt
    )
    {
        var room = MaxInOneBlock - prefix.Length - salt.Length;
        Span<byte> block = stackalloc byte[BlockSize];
        if (
            room < identifier.Length
            || !TryEncode(identifier, block.Slice(prefix.Length, room), out var length)
        )
        {
            return OfLong(prefix, identifier, salt);
        }

        prefix.CopyTo(block);
        salt.CopyTo(block.Slice(prefix.Length + length));
        length += prefix.Length + salt.Length;
        block[length] = EndMark;
        BinaryPrimitives.WriteUInt16BigEndian(block.Slice(LengthPlace), (ushort)(length * 8));
        return OfBlocks(block);
    }

    // More than one block is rare, so the whole text is laid out in memory.
    private static ulong OfLong(
        ReadOnlySpan<byte> prefix,
        string identifier,
        ReadOnlySpan<byte> salt
    )
    {
        var most = prefix.Length + Encoding.UTF8.GetByteCount(identifier) + salt.Length;
        var size = (most + 8 + BlockSize) / BlockSize * BlockSize;
        if (size <= MaxOnStack)
        {
            return OfLong(prefix, identifier, salt, stackalloc byte[size]);
        }

        var rented = ArrayPool<byte>.Shared.Rent(size);
        var hash = OfLong(prefix, identifier, salt, rented.AsSpan(0, size));
        ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }

    private static ulong OfLong(
        ReadOnlySpan<byte> prefix,
        string identifier,
        ReadOnlySpan<byte> salt,
        Span<byte> blocks
    )
    {
        prefix.CopyTo(blocks);
        TryEncode(identifier, blocks.Slice(prefix.Length), out var length);
        salt.CopyTo(blocks.Slice(prefix.Length + length));
        length += prefix.Length + salt.Length;
        blocks.Slice(length).Clear();
        blocks[length] = EndMark;
        BinaryPrimitives.WriteUInt64BigEndian(blocks.Slice(blocks.Length - 8), (ulong)length * 8);
        return OfBlocks(blocks);
    }

    private static ulong OfBlocks(ReadOnlySpan<byte> blocks)
    {
        Span<uint> state = stackalloc uint[Sha1Block.StateSize];
        Sha1Block.Start.CopyTo(state);
        for (var at = 0; at < blocks.Length; at += BlockSize)
        {
            Sha1Block.Add(state, blocks.Slice(at, BlockSize));
        }

        return Top(state[0], state[1]);
    }

    private static ulong Top(uint first, uint second) => (((ulong)first << 32) | second) >> 4;
}
