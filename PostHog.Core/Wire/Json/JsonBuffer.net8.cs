using System.Globalization;

namespace PostHog.Wire.Json;

internal sealed partial class JsonBuffer
{
    private const int LongestNumber = 32;

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

    private void End(int written)
    {
        var number = _characters.AsSpan(Length, written);
        Length += written;
        EndFraction(number);
    }
}
