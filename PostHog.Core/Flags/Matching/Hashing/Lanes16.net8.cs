using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PostHog.Flags.Matching.Hashing;

/// <summary>Processes sixteen inputs at a time, on processors with AVX-512.</summary>
internal readonly struct Lanes16 : ILanes<Vector512<uint>>
{
    private const byte ChooseTable = 0xCA;
    private const byte ParityTable = 0x96;
    private const byte MajorityTable = 0xE8;

    /// <inheritdoc />
    public static Vector512<uint> All(uint word) => Vector512.Create(word);

    /// <inheritdoc />
    public static Vector512<uint> Add(Vector512<uint> left, Vector512<uint> right) => left + right;

    /// <inheritdoc />
    public static Vector512<uint> Choose(Vector512<uint> b, Vector512<uint> c, Vector512<uint> d) =>
        Avx512F.TernaryLogic(b, c, d, ChooseTable);

    /// <inheritdoc />
    public static Vector512<uint> Parity(Vector512<uint> b, Vector512<uint> c, Vector512<uint> d) =>
        Avx512F.TernaryLogic(b, c, d, ParityTable);

    /// <inheritdoc />
    public static Vector512<uint> Majority(
        Vector512<uint> b,
        Vector512<uint> c,
        Vector512<uint> d
    ) => Avx512F.TernaryLogic(b, c, d, MajorityTable);

    /// <inheritdoc />
    public static Vector512<uint> RotateLeft1(Vector512<uint> left, Vector512<uint> right) =>
        Avx512F.RotateLeft(left ^ right, 1);

    /// <inheritdoc />
    public static Vector512<uint> RotateLeft5(Vector512<uint> words) =>
        Avx512F.RotateLeft(words, 5);

    /// <inheritdoc />
    public static Vector512<uint> RotateLeft30(Vector512<uint> words) =>
        Avx512F.RotateLeft(words, 30);
}
