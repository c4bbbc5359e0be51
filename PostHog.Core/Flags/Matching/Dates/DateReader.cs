namespace PostHog.Flags.Matching.Dates;

// Facts: date-formats, date-numbers, relative-date-grammar.
/// <summary>Reads one absolute date from start to end. Can be used once.</summary>
internal ref struct DateReader(string text)
{
    private const int Minute = 60;
    private const int Hour = 60 * Minute;
    private const int NanosecondDigits = 9;

    private readonly string _text = text;
    private int _at;

    private readonly bool IsAtEnd => _at == _text.Length;

    /// <summary>
    /// Reads the date. Returns false if the text has another format. If the format fits but the date or time does not
    /// exist, the date is unreadable.
    /// </summary>
    public bool TryRead(out FlagDate date)
    {
        date = default;
        if (
            !TryReadNumber(4, out var year)
            || !TryReadPart('-', out var month)
            || !TryReadPart('-', out var day)
        )
        {
            return false;
        }

        var civil = new CivilDate(year, month, day);
        var midnight = civil.Exists ? FlagInstant.Midnight(civil) : default(FlagInstant?);
        if (!IsAtEnd)
        {
            var isSpaced = _text[_at] == ' ';
            return (TryTake('T') || TryTake(' ')) && TryReadTime(midnight, isSpaced, out date);
        }

        date = midnight is { } start ? new(DateKind.Local, start) : default;
        return true;
    }

    private bool TryReadTime(FlagInstant? midnight, bool isSpaced, out FlagDate date)
    {
        date = default;
        if (!TryReadClock(out var clock, out var hasSeconds))
        {
            return false;
        }

        if (IsAtEnd)
        {
            date = DateOf(DateKind.Local, midnight, clock, offset: 0);
            return true;
        }

        if (isSpaced && !hasSeconds)
        {
            return false;
        }

        var hasZone = TryReadZone(isSpaced, out var offset) && IsAtEnd;
        // The server reads no form with a T and an offset but without seconds.
        date = hasZone && hasSeconds ? DateOf(DateKind.Instant, midnight, clock, offset) : default;
        return hasZone;
    }

    private static FlagDate DateOf(
        DateKind kind,
        FlagInstant? midnight,
        FlagInstant? clock,
        int offset
    ) =>
        midnight is { } start && clock is { } time
            ? new(kind, time.Plus(start.Seconds - offset))
            : default;

    // The server decides about a second of 60.
    private bool TryReadClock(out FlagInstant? clock, out bool hasSeconds)
    {
        var (second, nanoseconds) = (0, 0);
        clock = null;
        hasSeconds = false;
        if (!TryReadNumber(2, out var hour) || !TryReadPart(':', out var minute))
        {
            return false;
        }

        hasSeconds = !IsAtEnd && _text[_at] == ':';
        if (hasSeconds && !(TryReadPart(':', out second) && TryReadFraction(out nanoseconds)))
        {
            return false;
        }

        if (IsShown(hour, minute, second))
        {
            clock = new((hour * Hour) + (minute * Minute) + second, nanoseconds);
        }

        return second != 60;
    }

    private static bool IsShown(int hour, int minute, int second) =>
        hour < 24 && minute < 60 && second < 60;

    // Digits beyond nanoseconds are skipped, as the server does.
    private bool TryReadFraction(out int nanoseconds)
    {
        nanoseconds = 0;
        if (!TryTake('.'))
        {
            return true;
        }

        var digits = 0;
        for (; !IsAtEnd && _text[_at] is >= '0' and <= '9'; _at++)
        {
            if (digits < NanosecondDigits)
            {
                nanoseconds = (nanoseconds * 10) + (_text[_at] - '0');
            }

            digits++;
        }

        for (var missing = digits; missing < NanosecondDigits; missing++)
        {
            nanoseconds *= 10;
        }

        return digits > 0;
    }

    // After a space, the server also accepts names for UTC, and offsets after one more space.
    private bool TryReadZone(bool isSpaced, out int seconds)
    {
        seconds = 0;
        if (!isSpaced || !TryTake(' '))
        {
            return TryReadOffset(hasColon: true, out seconds);
        }

        var isUtc = _text.Length - _at == 3 && _text.Substring(_at) is "GMT" or "UTC";
        if (isUtc)
        {
            _at = _text.Length;
            return true;
        }

        // The server decides about a lone Z.
        var isOffset = !IsAtEnd && _text[_at] is '+' or '-';
        return isOffset && TryReadOffset(hasColon: _text.Length - _at == 6, out seconds);
    }

    private bool TryReadOffset(bool hasColon, out int seconds)
    {
        seconds = 0;
        if (TryTake('Z') || TryTake('z'))
        {
            return true;
        }

        var isBehind = TryTake('-');
        if (
            !(isBehind || TryTake('+'))
            || !TryReadNumber(2, out var hours)
            || (hasColon && !TryTake(':'))
            || !TryReadNumber(2, out var minutes)
        )
        {
            return false;
        }

        seconds = (hours * Hour) + (minutes * Minute);
        seconds = isBehind ? -seconds : seconds;
        return IsShown(hours, minutes, second: 0);
    }

    private bool TryReadPart(char separator, out int number)
    {
        number = 0;
        return TryTake(separator) && TryReadNumber(2, out number);
    }

    private bool TryReadNumber(int digits, out int number)
    {
        number = 0;
        if (_text.Length - _at < digits)
        {
            return false;
        }

        for (var end = _at + digits; _at < end; _at++)
        {
            if (_text[_at] is < '0' or > '9')
            {
                return false;
            }

            number = (number * 10) + (_text[_at] - '0');
        }

        return true;
    }

    private bool TryTake(char letter)
    {
        if (IsAtEnd || _text[_at] != letter)
        {
            return false;
        }

        _at++;
        return true;
    }
}
