namespace PostHog.ErrorTracking;

/// <summary>
/// Limits the size of one exception event, so that it is never too large to be sent. The outermost exceptions come
/// first and, of each, the message and the frames nearest to the failure.
/// </summary>
internal sealed class TextBudget
{
    // In JSON, a character may take six bytes; an event may take 900 KiB.
    private const int MaxCharacters = 96 * 1024;
    private const int MaxFrames = 600;
    private const string Cut = "...";

    private int _characters = MaxCharacters;
    private int _frames = MaxFrames;

    /// <summary>Whether one more frame may be written.</summary>
    public bool TakeFrame() => _characters > 0 && _frames-- > 0;

    /// <summary>How many characters were taken.</summary>
    public int Taken => MaxCharacters - _characters;

    /// <summary>Takes a number of characters, if that many are left.</summary>
    public bool TryTake(int characters)
    {
        if (characters > _characters)
        {
            return false;
        }

        _characters -= characters;
        return true;
    }

    /// <summary>Returns text, shortened to the length it may have.</summary>
    public string Take(string text, int most)
    {
        var length = Math.Min(most, _characters);
        if (text.Length > length)
        {
            text = Shorten(text, length);
        }

        _characters -= text.Length;
        return text;
    }

    private static string Shorten(string text, int length)
    {
        if (length <= Cut.Length)
        {
            return "";
        }

        var end = length - Cut.Length;
        return text.Substring(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end) + Cut;
    }
}
