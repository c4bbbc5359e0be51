namespace PostHog.Flags.Matching.Dates;

// Facts: date-filter-is-text.
/// <summary>How the date of a property has to lie to that of a filter.</summary>
internal enum DateRelation : byte
{
    /// <summary>Strictly before it.</summary>
    Before,

    /// <summary>Strictly after it.</summary>
    After,

    /// <summary>The same instant.</summary>
    Exact,
}
