using PostHog.Flags.State;

namespace PostHog.Flags.Model;

// Facts: holdout-identity, experience-continuity-matters, continuity-identifier-order, device-bucketing-without-device,
// group-missing-is-no-group-type.
/// <summary>The source of the identifier for a condition or a holdout.</summary>
internal readonly struct BucketSource(BucketKind kind, string groupType = "")
{
    public BucketKind Kind { get; } = kind;

    public string GroupType { get; } = groupType;

    public Bucket OfCondition(ref EvaluationState state) =>
        Kind switch
        {
            BucketKind.DistinctId => Bucket.Of(state.DistinctId),
            BucketKind.Device when state.TryGetDeviceId(out var id) => Bucket.Of(id),
            BucketKind.Group => Bucket.Of(state.GroupKey(GroupType)),
            // No identifier is kept for the person, and a condition for an unknown group type is inconclusive anyway.
            BucketKind.ServerOnly when state.IsComplete => Bucket.Of(state.DistinctId),
            _ => Bucket.ServerOnly,
        };

    /// <summary>
    /// Returns the bucket of a holdout, which is never skipped: without a device, it uses the person; without a group,
    /// an empty identifier.
    /// </summary>
    public Bucket OfHoldout(ref EvaluationState state) =>
        Kind switch
        {
            BucketKind.DistinctId => Bucket.Of(state.DistinctId),
            BucketKind.Device when state.TryGetDeviceId(out var id) => Bucket.Of(
                id ?? state.DistinctId
            ),
            BucketKind.Group => Bucket.Of(state.GroupKey(GroupType) ?? ""),
            _ => Bucket.ServerOnly,
        };
}
