namespace PostHog.Flags.Matching.Dates;

// Facts: date-filter-is-text.
/// <summary>The relation that the date of a property must have to that of a filter.</summary>
internal enum DateRelation : byte
{
    /// <summary>Strictly before.</summary>
    Before,

    /// <summary>Strictly after.</summary>
    After,

    /// <summary>The same instant.</summary>
    Exact,
}
