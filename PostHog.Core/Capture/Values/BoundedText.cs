using System.Globalization;
using System.Text;

namespace PostHog.Capture.Values;

/// <summary>Receives text, and throws if it becomes too long.</summary>
internal sealed class BoundedText(int maxCharacters) : TextWriter(CultureInfo.InvariantCulture)
{
    private readonly StringBuilder _text = new();

    public override Encoding Encoding => Encoding.Unicode;

    public override void Write(char value)
    {
        Check(1);
        _text.Append(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Check(count);
        _text.Append(buffer, index, count);
    }

    public override void Write(string? value)
    {
        Check(value?.Length ?? 0);
        _text.Append(value);
    }

    public override string ToString() => _text.ToString();

    private void Check(int count)
    {
        if (count > maxCharacters - _text.Length)
        {
            throw AbortedConversionException.Because("is too long");
        }
    }
}
