using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PostHog.Flags.Matching.Hashing;

// Facts: hash-input-and-sixty-bits.
/// <summary>
/// Processes one block of SHA-1 as FIPS 180-4 describes it: the rounds one by one, their words four at a time. Six
/// times as fast as the platform's SHA-1, which spends most of its time on setup for such short text.
/// </summary>
internal static class Sha1Block
{
    /// <summary>The number of words in the state.</summary>
    public const int StateSize = 5;

    private const uint Constant0 = 0x5A827999;
    private const uint Constant1 = 0x6ED9EBA1;
    private const uint Constant2 = 0x8F1BBCDC;
    private const uint Constant3 = 0xCA62C1D6;

    /// <summary>The state before the first block.</summary>
    public static ReadOnlySpan<uint> Start =>
        [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0];

    /// <summary>Adds one block of 64 bytes to the state.</summary>
    public static void Add(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[80];
        ref var word = ref MemoryMarshal.GetReference(words);
        var w0 = Load(block);
        var w1 = Load(block.Slice(16));
        var w2 = Load(block.Slice(32));
        var w3 = Load(block.Slice(48));
        var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4]);
        (w0 + Vector128.Create(Constant0)).StoreUnsafe(ref word, 0);
        Choose(a, ref b, c, d, ref e, word);
        Choose(e, ref a, b, c, ref d, Unsafe.Add(ref word, 1));
        Choose(d, ref e, a, b, ref c, Unsafe.Add(ref word, 2));
        Choose(c, ref d, e, a, ref b, Unsafe.Add(ref word, 3));
        (w1 + Vector128.Create(Constant0)).StoreUnsafe(ref word, 4);
        Choose(b, ref c, d, e, ref a, Unsafe.Add(ref word, 4));
        Choose(a, ref b, c, d, ref e, Unsafe.Add(ref word, 5));
        Choose(e, ref a, b, c, ref d, Unsafe.Add(ref word, 6));
        Choose(d, ref e, a, b, ref c, Unsafe.Add(ref word, 7));
        (w2 + Vector128.Create(Constant0)).StoreUnsafe(ref word, 8);
        Choose(c, ref d, e, a, ref b, Unsafe.Add(ref word, 8));
        Choose(b, ref c, d, e, ref a, Unsafe.Add(ref word, 9));
        Choose(a, ref b, c, d, ref e, Unsafe.Add(ref word, 10));
        Choose(e, ref a, b, c, ref d, Unsafe.Add(ref word, 11));
        (w3 + Vector128.Create(Constant0)).StoreUnsafe(ref word, 12);
        Choose(d, ref e, a, b, ref c, Unsafe.Add(ref word, 12));
        Choose(c, ref d, e, a, ref b, Unsafe.Add(ref word, 13));
        Choose(b, ref c, d, e, ref a, Unsafe.Add(ref word, 14));
        Choose(a, ref b, c, d, ref e, Unsafe.Add(ref word, 15));
        var w4 = Next(w0, w1, w2, w3);
        (w4 + Vector128.Create(Constant0)).StoreUnsafe(ref word, 16);
        Choose(e, ref a, b, c, ref d, Unsafe.Add(ref word, 16));
        Choose(d, ref e, a, b, ref c, Unsafe.Add(ref word, 17));
        Choose(c, ref d, e, a, ref b, Unsafe.Add(ref word, 18));
        Choose(b, ref c, d, e, ref a, Unsafe.Add(ref word, 19));
        var w5 = Next(w1, w2, w3, w4);
        (w5 + Vector128.Create(Constant1)).StoreUnsafe(ref word, 20);
        Parity(a, ref b, c, d, ref e, Unsafe.Add(ref word, 20));
        Parity(e, ref a, b, c, ref d, Unsafe.Add(ref word, 21));
        Parity(d, ref e, a, b, ref c, Unsafe.Add(ref word, 22));
        Parity(c, ref d, e, a, ref b, Unsafe.Add(ref word, 23));
        var w6 = Next(w2, w3, w4, w5);
        (w6 + Vector128.Create(Constant1)).StoreUnsafe(ref word, 24);
        Parity(b, ref c, d, e, ref a, Unsafe.Add(ref word, 24));
        Parity(a, ref b, c, d, ref e, Unsafe.Add(ref word, 25));
        Parity(e, ref a, b, c, ref d, Unsafe.Add(ref word, 26));
        Parity(d, ref e, a, b, ref c, Unsafe.Add(ref word, 27));
        var w7 = Next(w3, w4, w5, w6);
        (w7 + Vector128.Create(Constant1)).StoreUnsafe(ref word, 28);
        Parity(c, ref d, e, a, ref b, Unsafe.Add(ref word, 28));
        Parity(b, ref c, d, e, ref a, Unsafe.Add(ref word, 29));
        Parity(a, ref b, c, d, ref e, Unsafe.Add(ref word, 30));
        Parity(e, ref a, b, c, ref d, Unsafe.Add(ref word, 31));
        w0 = Later(w0, w1, w4, w6, w7);
        (w0 + Vector128.Create(Constant1)).StoreUnsafe(ref word, 32);
        Parity(d, ref e, a, b, ref c, Unsafe.Add(ref word, 32));
        Parity(c, ref d, e, a, ref b, Unsafe.Add(ref word, 33));
        Parity(b, ref c, d, e, ref a, Unsafe.Add(ref word, 34));
        Parity(a, ref b, c, d, ref e, Unsafe.Add(ref word, 35));
        w1 = Later(w1, w2, w5, w7, w0);
        (w1 + Vector128.Create(Constant1)).StoreUnsafe(ref word, 36);
        Parity(e, ref a, b, c, ref d, Unsafe.Add(ref word, 36));
        Parity(d, ref e, a, b, ref c, Unsafe.Add(ref word, 37));
        Parity(c, ref d, e, a, ref b, Unsafe.Add(ref word, 38));
        Parity(b, ref c, d, e, ref a, Unsafe.Add(ref word, 39));
        w2 = Later(w2, w3, w6, w0, w1);
        (w2 + Vector128.Create(Constant2)).StoreUnsafe(ref word, 40);
        Majority(a, ref b, c, d, ref e, Unsafe.Add(ref word, 40));
        Majority(e, ref a, b, c, ref d, Unsafe.Add(ref word, 41));
        Majority(d, ref e, a, b, ref c, Unsafe.Add(ref word, 42));
        Majority(c, ref d, e, a, ref b, Unsafe.Add(ref word, 43));
        w3 = Later(w3, w4, w7, w1, w2);
        (w3 + Vector128.Create(Constant2)).StoreUnsafe(ref word, 44);
        Majority(b, ref c, d, e, ref a, Unsafe.Add(ref word, 44));
        Majority(a, ref b, c, d, ref e, Unsafe.Add(ref word, 45));
        Majority(e, ref a, b, c, ref d, Unsafe.Add(ref word, 46));
        Majority(d, ref e, a, b, ref c, Unsafe.Add(ref word, 47));
        w4 = Later(w4, w5, w0, w2, w3);
        (w4 + Vector128.Create(Constant2)).StoreUnsafe(ref word, 48);
        Majority(c, ref d, e, a, ref b, Unsafe.Add(ref word, 48));
        Majority(b, ref c, d, e, ref a, Unsafe.Add(ref word, 49));
        Majority(a, ref b, c, d, ref e, Unsafe.Add(ref word, 50));
        Majority(e, ref a, b, c, ref d, Unsafe.Add(ref word, 51));
        w5 = Later(w5, w6, w1, w3, w4);
        (w5 + Vector128.Create(Constant2)).StoreUnsafe(ref word, 52);
        Majority(d, ref e, a, b, ref c, Unsafe.Add(ref word, 52));
        Majority(c, ref d, e, a, ref b, Unsafe.Add(ref word, 53));
        Majority(b, ref c, d, e, ref a, Unsafe.Add(ref word, 54));
        Majority(a, ref b, c, d, ref e, Unsafe.Add(ref word, 55));
        w6 = Later(w6, w7, w2, w4, w5);
        (w6 + Vector128.Create(Constant2)).StoreUnsafe(ref word, 56);
        Majority(e, ref a, b, c, ref d, Unsafe.Add(ref word, 56));
        Majority(d, ref e, a, b, ref c, Unsafe.Add(ref word, 57));
        Majority(c, ref d, e, a, ref b, Unsafe.Add(ref word, 58));
        Majority(b, ref c, d, e, ref a, Unsafe.Add(ref word, 59));
        w7 = Later(w7, w0, w3, w5, w6);
        (w7 + Vector128.Create(Constant3)).StoreUnsafe(ref word, 60);
        Parity(a, ref b, c, d, ref e, Unsafe.Add(ref word, 60));
        Parity(e, ref a, b, c, ref d, Unsafe.Add(ref word, 61));
        Parity(d, ref e, a, b, ref c, Unsafe.Add(ref word, 62));
        Parity(c, ref d, e, a, ref b, Unsafe.Add(ref word, 63));
        w0 = Later(w0, w1, w4, w6, w7);
        (w0 + Vector128.Create(Constant3)).StoreUnsafe(ref word, 64);
        Parity(b, ref c, d, e, ref a, Unsafe.Add(ref word, 64));
        Parity(a, ref b, c, d, ref e, Unsafe.Add(ref word, 65));
        Parity(e, ref a, b, c, ref d, Unsafe.Add(ref word, 66));
        Parity(d, ref e, a, b, ref c, Unsafe.Add(ref word, 67));
        w1 = Later(w1, w2, w5, w7, w0);
        (w1 + Vector128.Create(Constant3)).StoreUnsafe(ref word, 68);
        Parity(c, ref d, e, a, ref b, Unsafe.Add(ref word, 68));
        Parity(b, ref c, d, e, ref a, Unsafe.Add(ref word, 69));
        Parity(a, ref b, c, d, ref e, Unsafe.Add(ref word, 70));
        Parity(e, ref a, b, c, ref d, Unsafe.Add(ref word, 71));
        w2 = Later(w2, w3, w6, w0, w1);
        (w2 + Vector128.Create(Constant3)).StoreUnsafe(ref word, 72);
        Parity(d, ref e, a, b, ref c, Unsafe.Add(ref word, 72));
        Parity(c, ref d, e, a, ref b, Unsafe.Add(ref word, 73));
        Parity(b, ref c, d, e, ref a, Unsafe.Add(ref word, 74));
        Parity(a, ref b, c, d, ref e, Unsafe.Add(ref word, 75));
        w3 = Later(w3, w4, w7, w1, w2);
        (w3 + Vector128.Create(Constant3)).StoreUnsafe(ref word, 76);
        Parity(e, ref a, b, c, ref d, Unsafe.Add(ref word, 76));
        Parity(d, ref e, a, b, ref c, Unsafe.Add(ref word, 77));
        Parity(c, ref d, e, a, ref b, Unsafe.Add(ref word, 78));
        Parity(b, ref c, d, e, ref a, Unsafe.Add(ref word, 79));
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
    }

    // The sums are separate statements so that the value computed last is added last; otherwise, every round waits
    // longer for it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Choose(uint a, ref uint b, uint c, uint d, ref uint e, uint word)
    {
        e += word;
        e += d ^ (b & (c ^ d));
        e += BitOperations.RotateLeft(a, 5);
        b = BitOperations.RotateLeft(b, 30);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Parity(uint a, ref uint b, uint c, uint d, ref uint e, uint word)
    {
        e += word;
        e += b ^ c ^ d;
        e += BitOperations.RotateLeft(a, 5);
        b = BitOperations.RotateLeft(b, 30);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Majority(uint a, ref uint b, uint c, uint d, ref uint e, uint word)
    {
        e += word;
        e += ((b ^ c) & d) + (b & c);
        e += BitOperations.RotateLeft(a, 5);
        b = BitOperations.RotateLeft(b, 30);
    }

    // Computes four words of the schedule from the sixteen before them; the fourth depends on the first.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Next(
        Vector128<uint> m16,
        Vector128<uint> m12,
        Vector128<uint> m8,
        Vector128<uint> m4
    )
    {
        var known = Vector128.Shuffle(m4, Vector128.Create(1u, 2, 3, 4));
        var words = RotateLeft(m16 ^ m8 ^ Middle(m16, m12) ^ known, 1);
        return words ^ RotateLeft(Vector128.Shuffle(words, Vector128.Create(4u, 4, 4, 0)), 1);
    }

    // From the 32nd word on, the same schedule needs only words that are already known.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Later(
        Vector128<uint> m32,
        Vector128<uint> m28,
        Vector128<uint> m16,
        Vector128<uint> m8,
        Vector128<uint> m4
    ) => RotateLeft(m32 ^ m28 ^ m16 ^ Middle(m8, m4), 2);

    // Returns the upper half of one vector and the lower half of the next, without going through memory.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Middle(Vector128<uint> left, Vector128<uint> right) =>
        Sse2.IsSupported
            ? Sse2.Shuffle(left.AsDouble(), right.AsDouble(), 1).AsUInt32()
            : Vector128.Create(left.GetUpper(), right.GetLower());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> RotateLeft(Vector128<uint> words, int bits) =>
        (words << bits) | (words >>> (32 - bits));

    /// <summary>Reads the next four words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Load(ReadOnlySpan<byte> bytes) =>
        Vector128
            .Shuffle(
                Vector128.Create(bytes),
                Vector128.Create((byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12)
            )
            .AsUInt32();
}
