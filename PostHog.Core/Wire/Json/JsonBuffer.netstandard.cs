using System.Globalization;

namespace PostHog.Wire.Json;

internal sealed partial class JsonBuffer
{
    /// <summary>Writes an id in its canonical form.</summary>
    public void WriteId(Guid id) => Write(id.ToString("D"));

    /// <summary>Writes an integer.</summary>
    public void WriteNumber(long number) => Write(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a finite number with a fraction or an exponent.</summary>
    public void WriteNumber(double number) =>
        WriteFraction(number.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>The same for a <c>float</c>.</summary>
    public void WriteNumber(float number) =>
        WriteFraction(number.ToString("R", CultureInfo.InvariantCulture));

    private void WriteFraction(string number)
    {
        Write(number);
        EndFraction(number.AsSpan());
    }
}
