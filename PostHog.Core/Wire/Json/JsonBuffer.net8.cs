using System.Buffers;
using System.Globalization;

namespace PostHog.Wire.Json;

internal sealed partial class JsonBuffer
{
    private const int LongestNumber = 32;

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\t\n\v\f\r\u000e\u000f"
            + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"
            + "\"\\"
    );

    /// <summary>Writes an id in its canonical form.</summary>
    public void WriteId(Guid id)
    {
        const int CanonicalLength = 36;
        Reserve(CanonicalLength);
        id.TryFormat(_characters.AsSpan(Length), out var written);
        Length += written;
    }

    /// <summary>Writes an integer.</summary>
    public void WriteNumber(long number)
    {
        Reserve(LongestNumber);
        number.TryFormat(
            _characters.AsSpan(Length),
            out var written,
            provider: CultureInfo.InvariantCulture
        );
        Length += written;
    }

    /// <summary>Writes a finite number with a fraction or an exponent.</summary>
    public void WriteNumber(double number)
    {
        Reserve(LongestNumber);
        number.TryFormat(
            _characters.AsSpan(Length),
            out var written,
            provider: CultureInfo.InvariantCulture
        );
        End(written);
    }

    /// <summary>The same for a <c>float</c>.</summary>
    public void WriteNumber(float number)
    {
        Reserve(LongestNumber);
        number.TryFormat(
            _characters.AsSpan(Length),
            out var written,
            provider: CultureInfo.InvariantCulture
        );
        End(written);
    }

    private static int NextEscaped(ReadOnlySpan<char> text) => text.IndexOfAny(Escaped);

    private void End(int written)
    {
        var number = _characters.AsSpan(Length, written);
        Length += written;
        EndFraction(number);
    }
}
