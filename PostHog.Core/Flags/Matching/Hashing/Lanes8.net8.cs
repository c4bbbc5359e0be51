using System.Runtime.Intrinsics;

namespace PostHog.Flags.Matching.Hashing;

/// <summary>Processes eight inputs at a time, on processors with AVX2.</summary>
internal readonly struct Lanes8 : ILanes<Vector256<uint>>
{
    /// <inheritdoc />
    public static Vector256<uint> All(uint word) => Vector256.Create(word);

    /// <inheritdoc />
    public static Vector256<uint> Add(Vector256<uint> left, Vector256<uint> right) => left + right;

    /// <inheritdoc />
    public static Vector256<uint> Choose(Vector256<uint> b, Vector256<uint> c, Vector256<uint> d) =>
        d ^ (b & (c ^ d));

    /// <inheritdoc />
    public static Vector256<uint> Parity(Vector256<uint> b, Vector256<uint> c, Vector256<uint> d) =>
        b ^ c ^ d;

    /// <inheritdoc />
    public static Vector256<uint> Majority(
        Vector256<uint> b,
        Vector256<uint> c,
        Vector256<uint> d
    ) => (b & c) | (d & (b | c));

    /// <inheritdoc />
    public static Vector256<uint> RotateLeft1(Vector256<uint> left, Vector256<uint> right) =>
        RotateLeft(left ^ right, 1);

    /// <inheritdoc />
    public static Vector256<uint> RotateLeft5(Vector256<uint> words) => RotateLeft(words, 5);

    /// <inheritdoc />
    public static Vector256<uint> RotateLeft30(Vector256<uint> words) => RotateLeft(words, 30);

    private static Vector256<uint> RotateLeft(Vector256<uint> words, int bits) =>
        (words << bits) | (words >>> (32 - bits));
}
