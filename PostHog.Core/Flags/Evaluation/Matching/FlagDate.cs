namespace PostHog.Flags.Evaluation.Matching;

/// <summary>A date as the server reads it: an instant, a wall clock whose zone is the project's, or so long before now.</summary>
internal readonly struct FlagDate
{
    /// <summary>Reads the value of a filter.</summary>
    public static FlagDate OfFilter(string text) => default;

    /// <summary>Reads the value of a property: numbers, also those written as texts, are Unix seconds.</summary>
    public static FlagDate OfProperty(in ServerValue value) => default;

    /// <summary>Whether the date of a property lies as asked to that of a filter.</summary>
    /// <param name="relation">How it has to lie.</param>
    /// <param name="property">The date of the property.</param>
    /// <param name="filter">The date of the filter.</param>
    /// <param name="now">The present moment, from which relative dates count.</param>
    /// <param name="zone">The project's time zone; null when it is not known, and what depends on it is inconclusive.</param>
    public static Match Compare(
        DateRelation relation,
        in FlagDate property,
        in FlagDate filter,
        DateTimeOffset now,
        TimeZoneInfo? zone
    ) => Match.Unknown;
}
