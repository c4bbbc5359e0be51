namespace PostHog.Flags.Matching.Values;

// Facts: null-property-is-a-value, flags-request-non-finite.
/// <summary>The kind of a value after the server has read it from JSON.</summary>
internal enum ServerKind : byte
{
    /// <summary>
    /// A value that the client does not send (a number that JSON cannot represent), treated as not set.
    /// </summary>
    Absent,

    /// <summary>null</summary>
    Null,

    /// <summary>true or false</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string; also dates, ids and enum values.</summary>
    Text,

    /// <summary>An array.</summary>
    Array,

    /// <summary>An object with members.</summary>
    Object,

    /// <summary>A value whose JSON this client cannot know; everything about it is inconclusive.</summary>
    Opaque,
}
