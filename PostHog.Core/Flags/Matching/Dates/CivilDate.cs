namespace PostHog.Flags.Matching.Dates;

// Facts: date-formats, relative-date-arithmetic.
/// <summary>
/// A calendar date without the limits of the platform's dates: relative dates can lie before the year one.
/// </summary>
internal readonly struct CivilDate(int year, int month, int day)
{
    private const int DaysInEra = 146_097;
    private const int YearsInEra = 400;

    // By then, a February of 28 days has been passed, and the day no longer changes.
    private const int MonthsUntilSteady = 24;

    // The days from the first of March of the year zero, where counting starts, to 1970.
    private const int DaysToEpoch = 719_468;

    private static readonly int[] Lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    /// <summary>Whether the date exists.</summary>
    public bool Exists => month is >= 1 and <= 12 && day >= 1 && day <= LengthOf(year, month);

    /// <summary>The number of days since the first of January 1970.</summary>
    public long Days
    {
        get
        {
            // Years begin in March here, so that the leap day is the last day.
            var shifted = month > 2 ? year : year - 1;
            var era = (shifted >= 0 ? shifted : shifted - (YearsInEra - 1)) / YearsInEra;
            var yearOfEra = shifted - (era * YearsInEra);
            var dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5) + day - 1;
            var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
            return ((long)era * DaysInEra) + dayOfEra - DaysToEpoch;
        }
    }

    /// <summary>Returns the date this many days after the first of January 1970.</summary>
    public static CivilDate OfDays(long days)
    {
        days += DaysToEpoch;
        var era = (days >= 0 ? days : days - (DaysInEra - 1)) / DaysInEra;
        var dayOfEra = (int)(days - (era * DaysInEra));
        var yearOfEra =
            (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shifted = ((5 * dayOfYear) + 2) / 153;
        var month = shifted < 10 ? shifted + 3 : shifted - 9;
        var year = yearOfEra + (int)(era * YearsInEra) + (month <= 2 ? 1 : 0);
        return new(year, month, dayOfYear - (((153 * shifted) + 2) / 5) + 1);
    }

    /// <summary>Goes back month by month. In a month too short for the day, continues from its last day.</summary>
    public CivilDate MonthsAgo(int count)
    {
        var (atYear, atMonth, atDay) = (year, month, day);
        var steps = Math.Min(count, MonthsUntilSteady);
        for (var step = 0; step < steps; step++)
        {
            (atYear, atMonth) = atMonth == 1 ? (atYear - 1, 12) : (atYear, atMonth - 1);
            atDay = Math.Min(atDay, LengthOf(atYear, atMonth));
        }

        var months = (atYear * 12) + (atMonth - 1) - (count - steps);
        var back = months >= 0 ? months / 12 : (months - 11) / 12;
        return new(back, months - (back * 12) + 1, atDay);
    }

    /// <summary>Goes back a number of years. February 29 becomes February 28.</summary>
    public CivilDate YearsAgo(int count) =>
        new(year - count, month, count > 0 && month == 2 ? Math.Min(day, 28) : day);

    private static int LengthOf(int year, int month) =>
        month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            ? 29
            : Lengths[month - 1];
}
