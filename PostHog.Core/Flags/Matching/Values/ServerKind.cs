namespace PostHog.Flags.Matching.Values;

// Facts: null-property-is-a-value, flags-request-non-finite.
/// <summary>What a value is once the server has read it from JSON.</summary>
internal enum ServerKind : byte
{
    /// <summary>The client leaves it out of what it sends (a number that JSON cannot hold): as if it were not given.</summary>
    Absent,

    /// <summary>null</summary>
    Null,

    /// <summary>true or false</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text; dates, ids and enums are texts, too.</summary>
    Text,

    /// <summary>An array.</summary>
    Array,

    /// <summary>An object with members.</summary>
    Object,

    /// <summary>Something whose JSON is not known here; everything about it is inconclusive.</summary>
    Opaque,
}
