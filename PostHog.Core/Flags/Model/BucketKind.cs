namespace PostHog.Flags.Model;

/// <summary>Which identifier a condition is rolled out by.</summary>
internal enum BucketKind : byte
{
    DistinctId,
    Device,
    Group,

    /// <summary>One that the server keeps, or that of a group type it alone knows.</summary>
    ServerOnly,
}
