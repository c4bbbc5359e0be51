using System.Text;

namespace PostHog.Flags.Matching.Hashing;

// Facts: hash-input-and-sixty-bits.
internal static partial class FlagHash
{
    // Only text beyond ASCII allocates an array here; .NET Framework has no encoder that fills spans.
    private static bool TryEncode(string text, Span<byte> utf8, out int length)
    {
        length = text.Length;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] > '\x7F')
            {
                return TryEncodeAny(text, utf8, out length);
            }

            utf8[index] = (byte)text[index];
        }

        return true;
    }

    private static bool TryEncodeAny(string text, Span<byte> utf8, out int length)
    {
        var encoded = Encoding.UTF8.GetBytes(text);
        length = encoded.Length;
        return encoded.AsSpan().TryCopyTo(utf8);
    }
}
