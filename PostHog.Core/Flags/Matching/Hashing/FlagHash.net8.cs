using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace PostHog.Flags.Matching.Hashing;

// Facts: hash-input-and-sixty-bits.
internal static partial class FlagHash
{
    // Below these counts, fewer lanes or none are faster; benchmarks/ has the figures.
    private const int MinInLanes = 4;
    private const int MinInSixteen = 9;

    private const int WordsInBlock = BlockSize / sizeof(uint);
    private const int MaxLanes = 16;

    /// <summary>Hashes one identifier with many prefixes at once. Each result has the index of its prefix.</summary>
    public static void Rollout(
        ReadOnlySpan<HashPrefix> prefixes,
        string identifier,
        ReadOnlySpan<byte> salt,
        Span<ulong> results
    )
    {
        var room = MaxInOneBlock - salt.Length;
        Span<byte> tail = stackalloc byte[BlockSize];
        var done = 0;
        if (
            prefixes.Length >= MinInLanes
            && Avx2.IsSupported
            && room >= identifier.Length
            && TryEncode(identifier, tail.Slice(0, room), out var length)
        )
        {
            salt.CopyTo(tail.Slice(length));
            length += salt.Length;
            tail[length] = EndMark;
            done = InLanes(prefixes, tail, length, results);
            room = MaxInOneBlock - length;
        }

        for (var index = 0; index < prefixes.Length; index++)
        {
            if (index >= done || prefixes[index].Length > room)
            {
                results[index] = Rollout(prefixes[index], identifier, salt);
            }
        }
    }

    private static int InLanes(
        ReadOnlySpan<HashPrefix> prefixes,
        ReadOnlySpan<byte> tail,
        int length,
        Span<ulong> results
    )
    {
        var done = 0;
        while (Avx512F.IsSupported && prefixes.Length - done >= MinInSixteen)
        {
            var count = Math.Min(prefixes.Length - done, Vector512<uint>.Count);
            Batch<Vector512<uint>, Lanes16>(
                prefixes.Slice(done, count),
                tail,
                length,
                results.Slice(done, count)
            );
            done += count;
        }

        while (prefixes.Length - done >= MinInLanes)
        {
            var count = Math.Min(prefixes.Length - done, Vector256<uint>.Count);
            Batch<Vector256<uint>, Lanes8>(
                prefixes.Slice(done, count),
                tail,
                length,
                results.Slice(done, count)
            );
            done += count;
        }

        return done;
    }

    private static void Batch<TVector, TLanes>(
        ReadOnlySpan<HashPrefix> prefixes,
        ReadOnlySpan<byte> tail,
        int length,
        Span<ulong> results
    )
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>
    {
        Span<byte> blocks = stackalloc byte[(MaxLanes + 1) * BlockSize];
        Span<TVector> words = stackalloc TVector[Sha1Lanes<TVector, TLanes>.Rounds];
        LayOut(blocks, prefixes, tail, length);
        Transpose(blocks, MemoryMarshal.Cast<TVector, uint>(words), prefixes.Length);
        var (first, second) = Sha1Lanes<TVector, TLanes>.Digest(words);
        for (var lane = 0; lane < results.Length; lane++)
        {
            results[lane] = Top(Word(ref first, lane), Word(ref second, lane));
        }
    }

    // One block for each prefix. A tail extends into the next block, which is written later.
    private static void LayOut(
        Span<byte> blocks,
        ReadOnlySpan<HashPrefix> prefixes,
        ReadOnlySpan<byte> tail,
        int length
    )
    {
        for (var lane = 0; lane < prefixes.Length; lane++)
        {
            var prefix = prefixes[lane];
            var total = prefix.Length + length;
            if (total > MaxInOneBlock)
            {
                continue;
            }

            var block = blocks.Slice(lane * BlockSize, 2 * BlockSize);
            Copy(prefix.Block, block);
            Copy(tail, block.Slice(prefix.Length));
            BinaryPrimitives.WriteUInt16BigEndian(block.Slice(LengthPlace), (ushort)(total * 8));
        }
    }

    private static void Copy(ReadOnlySpan<byte> from, Span<byte> to)
    {
        Vector256.Create(from).CopyTo(to);
        Vector256.Create(from.Slice(BlockSize / 2)).CopyTo(to.Slice(BlockSize / 2));
    }

    // Each block holds one input, and each vector one word of all inputs. Transposes four by four and swaps the bytes
    // of each word.
    private static void Transpose(ReadOnlySpan<byte> blocks, Span<uint> words, int count)
    {
        var lanes = words.Length / Sha1Lanes<Vector256<uint>, Lanes8>.Rounds;
        for (var lane = 0; lane < count; lane += 4)
        {
            var rows = blocks.Slice(lane * BlockSize, 4 * BlockSize);
            for (var word = 0; word < WordsInBlock; word += 4)
            {
                var at = word * sizeof(uint);
                var row0 = Row(rows, at);
                var row1 = Row(rows, at + BlockSize);
                var row2 = Row(rows, at + (2 * BlockSize));
                var row3 = Row(rows, at + (3 * BlockSize));
                var low0 = Sse2.UnpackLow(row0, row1).AsUInt64();
                var low1 = Sse2.UnpackLow(row2, row3).AsUInt64();
                var high0 = Sse2.UnpackHigh(row0, row1).AsUInt64();
                var high1 = Sse2.UnpackHigh(row2, row3).AsUInt64();
                var column = words.Slice((word * lanes) + lane);
                Sse2.UnpackLow(low0, low1).AsUInt32().CopyTo(column);
                Sse2.UnpackHigh(low0, low1).AsUInt32().CopyTo(column.Slice(lanes));
                Sse2.UnpackLow(high0, high1).AsUInt32().CopyTo(column.Slice(2 * lanes));
                Sse2.UnpackHigh(high0, high1).AsUInt32().CopyTo(column.Slice(3 * lanes));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Row(ReadOnlySpan<byte> rows, int at) =>
        Sha1Block.Load(rows.Slice(at));

    private static uint Word<TVector>(ref TVector vector, int lane)
        where TVector : unmanaged => Unsafe.Add(ref Unsafe.As<TVector, uint>(ref vector), lane);

    private static bool TryEncode(string text, Span<byte> utf8, out int length) =>
        Encoding.UTF8.TryGetBytes(text, utf8, out length);
}
