using System.Buffers.Binary;

namespace PostHog.Flags.Matching.Hashing;

// Facts: hash-input-and-sixty-bits.
/// <summary>Processes one block of SHA-1 as FIPS 180-4 describes it.</summary>
internal static class Sha1Block
{
    /// <summary>The number of words in the state.</summary>
    public const int StateSize = 5;

    private const int Rounds = 80;
    private const int Phase = 20;

    private static readonly uint[] Words =
    [
        0x67452301,
        0xEFCDAB89,
        0x98BADCFE,
        0x10325476,
        0xC3D2E1F0,
    ];

    private static readonly uint[] Constants = [0x5A827999, 0x6ED9EBA1, 0x8F1BBCDC, 0xCA62C1D6];

    /// <summary>The state before the first block.</summary>
    public static ReadOnlySpan<uint> Start => Words;

    /// <summary>Adds one block of 64 bytes to the state.</summary>
    public static void Add(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[Rounds];
        Schedule(words, block);
        var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4]);
        for (var round = 0; round < Rounds; round++)
        {
            var phase = round / Phase;
            var mixed = phase switch
            {
                0 => d ^ (b & (c ^ d)),
                2 => (b & c) | (d & (b | c)),
                _ => b ^ c ^ d,
            };
            var next = RotateLeft(a, 5) + mixed + e + words[round] + Constants[phase];
            (a, b, c, d, e) = (next, a, RotateLeft(b, 30), c, d);
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
    }

    private static void Schedule(Span<uint> words, ReadOnlySpan<byte> block)
    {
        for (var index = 0; index < 16; index++)
        {
            words[index] = BinaryPrimitives.ReadUInt32BigEndian(block.Slice(index * 4));
        }

        for (var index = 16; index < Rounds; index++)
        {
            words[index] = RotateLeft(
                words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16],
                1
            );
        }
    }

    private static uint RotateLeft(uint word, int bits) => (word << bits) | (word >> (32 - bits));
}
