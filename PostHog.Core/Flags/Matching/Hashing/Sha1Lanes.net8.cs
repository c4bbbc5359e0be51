using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PostHog.Flags.Matching.Hashing;

// Facts: hash-input-and-sixty-bits.
/// <summary>Processes one block of SHA-1 for many inputs in parallel.</summary>
/// <typeparam name="TVector">A vector with one word of each input.</typeparam>
/// <typeparam name="TLanes">The word operations.</typeparam>
internal static class Sha1Lanes<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : struct, ILanes<TVector>
{
    /// <summary>The number of words that the rounds take; the first sixteen are the block.</summary>
    public const int Rounds = 80;

    /// <summary>Returns the first two words of each input's digest.</summary>
    /// <param name="words">The blocks, word by word; this method fills in the rest.</param>
    public static (TVector First, TVector Second) Digest(Span<TVector> words)
    {
        ref var word = ref MemoryMarshal.GetReference(words);
        Schedule(ref word);
        var start = Sha1Block.Start;
        var (a, b, c) = (TLanes.All(start[0]), TLanes.All(start[1]), TLanes.All(start[2]));
        var (d, e) = (TLanes.All(start[3]), TLanes.All(start[4]));

        var k = TLanes.All(0x5A827999);
        for (var round = 0; round < 20; round += 5)
        {
            e = Sum(a, TLanes.Choose(b, c, d), e, k, Unsafe.Add(ref word, round));
            b = TLanes.RotateLeft30(b);
            d = Sum(e, TLanes.Choose(a, b, c), d, k, Unsafe.Add(ref word, round + 1));
            a = TLanes.RotateLeft30(a);
            c = Sum(d, TLanes.Choose(e, a, b), c, k, Unsafe.Add(ref word, round + 2));
            e = TLanes.RotateLeft30(e);
            b = Sum(c, TLanes.Choose(d, e, a), b, k, Unsafe.Add(ref word, round + 3));
            d = TLanes.RotateLeft30(d);
            a = Sum(b, TLanes.Choose(c, d, e), a, k, Unsafe.Add(ref word, round + 4));
            c = TLanes.RotateLeft30(c);
        }

        k = TLanes.All(0x6ED9EBA1);
        for (var round = 20; round < 40; round += 5)
        {
            e = Sum(a, TLanes.Parity(b, c, d), e, k, Unsafe.Add(ref word, round));
            b = TLanes.RotateLeft30(b);
            d = Sum(e, TLanes.Parity(a, b, c), d, k, Unsafe.Add(ref word, round + 1));
            a = TLanes.RotateLeft30(a);
            c = Sum(d, TLanes.Parity(e, a, b), c, k, Unsafe.Add(ref word, round + 2));
            e = TLanes.RotateLeft30(e);
            b = Sum(c, TLanes.Parity(d, e, a), b, k, Unsafe.Add(ref word, round + 3));
            d = TLanes.RotateLeft30(d);
            a = Sum(b, TLanes.Parity(c, d, e), a, k, Unsafe.Add(ref word, round + 4));
            c = TLanes.RotateLeft30(c);
        }

        k = TLanes.All(0x8F1BBCDC);
        for (var round = 40; round < 60; round += 5)
        {
            e = Sum(a, TLanes.Majority(b, c, d), e, k, Unsafe.Add(ref word, round));
            b = TLanes.RotateLeft30(b);
            d = Sum(e, TLanes.Majority(a, b, c), d, k, Unsafe.Add(ref word, round + 1));
            a = TLanes.RotateLeft30(a);
            c = Sum(d, TLanes.Majority(e, a, b), c, k, Unsafe.Add(ref word, round + 2));
            e = TLanes.RotateLeft30(e);
            b = Sum(c, TLanes.Majority(d, e, a), b, k, Unsafe.Add(ref word, round + 3));
            d = TLanes.RotateLeft30(d);
            a = Sum(b, TLanes.Majority(c, d, e), a, k, Unsafe.Add(ref word, round + 4));
            c = TLanes.RotateLeft30(c);
        }

        k = TLanes.All(0xCA62C1D6);
        for (var round = 60; round < 80; round += 5)
        {
            e = Sum(a, TLanes.Parity(b, c, d), e, k, Unsafe.Add(ref word, round));
            b = TLanes.RotateLeft30(b);
            d = Sum(e, TLanes.Parity(a, b, c), d, k, Unsafe.Add(ref word, round + 1));
            a = TLanes.RotateLeft30(a);
            c = Sum(d, TLanes.Parity(e, a, b), c, k, Unsafe.Add(ref word, round + 2));
            e = TLanes.RotateLeft30(e);
            b = Sum(c, TLanes.Parity(d, e, a), b, k, Unsafe.Add(ref word, round + 3));
            d = TLanes.RotateLeft30(d);
            a = Sum(b, TLanes.Parity(c, d, e), a, k, Unsafe.Add(ref word, round + 4));
            c = TLanes.RotateLeft30(c);
        }

        return (TLanes.Add(a, TLanes.All(start[0])), TLanes.Add(b, TLanes.All(start[1])));
    }

    private static void Schedule(ref TVector word)
    {
        for (var round = 16; round < Rounds; round++)
        {
            Unsafe.Add(ref word, round) = TLanes.RotateLeft1(
                TLanes.Parity(
                    Unsafe.Add(ref word, round - 8),
                    Unsafe.Add(ref word, round - 14),
                    Unsafe.Add(ref word, round - 16)
                ),
                Unsafe.Add(ref word, round - 3)
            );
        }
    }

    // The value computed last is added last; otherwise, every round waits longer for it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Sum(TVector a, TVector mixed, TVector e, TVector k, TVector word) =>
        TLanes.Add(TLanes.Add(TLanes.Add(TLanes.Add(e, k), word), mixed), TLanes.RotateLeft5(a));
}
