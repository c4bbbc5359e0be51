namespace PostHog.Flags.Model;

/// <summary>The kind of identifier that a condition is rolled out by.</summary>
internal enum BucketKind : byte
{
    DistinctId,
    Device,
    Group,

    /// <summary>An identifier that the server keeps, or that of a group type that only the server knows.</summary>
    ServerOnly,
}
