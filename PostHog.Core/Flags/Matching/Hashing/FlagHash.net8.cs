using System.Text;

namespace PostHog.Flags.Matching.Hashing;

// Facts: hash-input-and-sixty-bits.
internal static partial class FlagHash
{
    private static bool TryEncode(string text, Span<byte> utf8, out int length) =>
        Encoding.UTF8.TryGetBytes(text, utf8, out length);
}
