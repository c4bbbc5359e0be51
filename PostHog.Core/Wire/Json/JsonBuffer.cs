using System.Text;

namespace PostHog.Wire.Json;

/// <summary>
/// Collects the characters of one JSON text and converts them to UTF-8 at the end; can be reused for others.
/// </summary>
/// <remarks>
/// A lone surrogate, which UTF-8 cannot represent, becomes U+FFFD, so that it does not make the batch invalid.
/// <see cref="HasLoneSurrogate"/> searches for it, which is only worth the time if that character occurs.
/// </remarks>
internal sealed partial class JsonBuffer : TextWriter
{
    private const int FirstSize = 1024;
    private const int MaxKept = 64 * 1024;

    private char[] _characters = new char[FirstSize];

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>The number of characters in the buffer.</summary>
    public int Length { get; private set; }

    public override void Write(char value)
    {
        Reserve(1);
        _characters[Length++] = value;
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Reserve(count);
        Array.Copy(buffer, index, _characters, Length, count);
        Length += count;
    }

    public override void Write(string? value)
    {
        if (value is null)
        {
            return;
        }

        Reserve(value.Length);
        value.CopyTo(0, _characters, Length, value.Length);
        Length += value.Length;
    }

    /// <summary>Whether the text ends with a character.</summary>
    public bool EndsWith(char character) => Length > 0 && _characters[Length - 1] == character;

    /// <summary>
    /// Writes an instant in UTC, as <see cref="Rfc3339.Utc"/> does, without creating a string.
    /// </summary>
    public void WriteUtc(DateTimeOffset instant)
    {
        Reserve(InstantWriter.MaxLength);
        Length = InstantWriter.Write(_characters, Length, instant);
    }

    /// <summary>Returns the text.</summary>
    public override string ToString() => new(_characters, 0, Length);

    /// <summary>Returns the text as UTF-8.</summary>
    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(_characters, 0, Length);

    /// <summary>Whether UTF-8 text contains U+FFFD, as all repaired text does.</summary>
    public static bool MayBeRepaired(ReadOnlySpan<byte> utf8) => utf8.IndexOf("\uFFFD"u8) >= 0;

    /// <summary>Whether a range of the buffer contains half of a surrogate pair.</summary>
    public bool HasLoneSurrogate(int start, int end)
    {
        for (var index = start; index < end; index++)
        {
            if (!char.IsSurrogate(_characters[index]))
            {
                continue;
            }

            if (
                index + 1 == end
                || !char.IsSurrogatePair(_characters[index], _characters[index + 1])
            )
            {
                return true;
            }

            index++;
        }

        return false;
    }

    /// <summary>Prepares the buffer for the next text, and releases the memory of an unusually large one.</summary>
    public void Clear()
    {
        Length = 0;
        if (_characters.Length > MaxKept)
        {
            _characters = new char[FirstSize];
        }
    }

    private void Reserve(int count)
    {
        if (_characters.Length - Length < count)
        {
            Array.Resize(ref _characters, Math.Max(_characters.Length * 2, Length + count));
        }
    }
}
