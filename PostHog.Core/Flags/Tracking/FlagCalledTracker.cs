using PostHog.Collections;
using PostHog.Flags.Inputs;

namespace PostHog.Flags.Tracking;

// Facts: flag-called-dedupe.
/// <summary>
/// Records each read of a flag once by enqueueing the event <c>$feature_flag_called</c>. Safe for use by many threads.
/// </summary>
/// <param name="capacity">The maximum number of reads to remember.</param>
/// <param name="isOpen">Whether events are currently accepted.</param>
/// <param name="enqueue">Enqueues the event and returns the result.</param>
internal sealed class FlagCalledTracker(
    int capacity,
    Func<bool> isOpen,
    Func<PostHogEvent, EnqueueResult> enqueue
)
{
    private readonly object _gate = new();
    private readonly RecentMap<FlagCall, bool> _recorded = new(
        capacity,
        CacheSize.OfKeys(capacity),
        (call, _) => call.Bytes
    );

    /// <summary>
    /// Records a read of a locally evaluated flag. Does nothing, and does not allocate, if the read is already
    /// recorded.
    /// </summary>
    /// <param name="subject">The subject of the evaluation.</param>
    /// <param name="flag">The flag.</param>
    /// <param name="allowsMinimal">Whether the definitions allow a minimal event.</param>
    /// <param name="disableGeoIP">The call's setting for deriving a location; null if it has none.</param>
    public void Record(
        in FlagSubject subject,
        FeatureFlag flag,
        bool allowsMinimal,
        bool? disableGeoIP
    )
    {
        var groups = subject.HasImmutableGroups
            ? GroupText.OfFixed(subject.Groups)
            : GroupText.Of(subject.Groups);
        lock (_gate)
        {
            if (_recorded.TryGet(FlagCall.Of(subject.DistinctId, flag.Key, flag, groups), out _))
            {
                return;
            }
        }

        var metadata = EvaluationMetadata.Of(subject) with
        {
            AllowsMinimalLocal = allowsMinimal,
            DisableGeoIP = disableGeoIP,
        };
        Record(metadata, flag.Key, flag);
    }

    /// <summary>Records a read unless it is already recorded.</summary>
    /// <returns>Whether the read is recorded; false if the queue rejected the event, so that the next read tries
    /// again.</returns>
    public bool Record(EvaluationMetadata metadata, string key, FeatureFlag? flag)
    {
        if (!isOpen())
        {
            return false;
        }

        var call = FlagCall.Of(metadata.DistinctId, key, flag, metadata.GroupText);
        if (!TryAdd(call))
        {
            return true;
        }

        var result = enqueue(FlagCalledEvent.Of(metadata, key, flag));
        if (!result.IsAccepted)
        {
            lock (_gate)
            {
                _recorded.Remove(call);
            }
        }

        return IsFinal(result);
    }

    // If the event is invalid, or the caller's own function dropped it, the next read of the same snapshot has the same
    // result.
    private static bool IsFinal(EnqueueResult result) =>
        result.Failure
            is null
                or {
                    Kind: PostHogFailureKind.InvalidEvent or PostHogFailureKind.DroppedByBeforeSend
                };

    /// <summary>Removes all recorded reads.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _recorded.Clear();
        }
    }

    private bool TryAdd(in FlagCall call)
    {
        lock (_gate)
        {
            if (_recorded.TryGet(call, out _))
            {
                return false;
            }

            _recorded.Set(call, value: true);
            return true;
        }
    }
}
