namespace PostHog.Flags.Evaluation;

/// <summary>Where the identifier of a condition, or of a holdout, is taken from.</summary>
internal readonly struct BucketSource(BucketKind kind, string groupType = "")
{
    public BucketKind Kind { get; } = kind;

    public string GroupType { get; } = groupType;

    public Bucket OfCondition(ref EvaluationState run) =>
        Kind switch
        {
            BucketKind.DistinctId => Bucket.Of(run.DistinctId),
            BucketKind.Device => Bucket.Of(run.DeviceId()),
            BucketKind.Group => Bucket.Of(run.GroupKey(GroupType)),
            _ => Bucket.ServerOnly,
        };

    /// <summary>A holdout never skips: without a device it takes the person, without a group nothing at all.</summary>
    public Bucket OfHoldout(ref EvaluationState run) =>
        Kind switch
        {
            BucketKind.DistinctId => Bucket.Of(run.DistinctId),
            BucketKind.Device => Bucket.Of(run.DeviceId() ?? run.DistinctId),
            BucketKind.Group => Bucket.Of(run.GroupKey(GroupType) ?? ""),
            _ => Bucket.ServerOnly,
        };
}
