using PostHog.Collections;
using PostHog.Flags.Inputs;

namespace PostHog.Flags.Tracking;

// Facts: flag-called-dedupe.
/// <summary>
/// Records reads of flags, each once: puts the event <c>$feature_flag_called</c> into the queue. Safe for use by many
/// threads.
/// </summary>
/// <param name="capacity">How many reads are remembered.</param>
/// <param name="isOpen">Whether events are taken at all now.</param>
/// <param name="enqueue">Takes the event; says what became of it.</param>
internal sealed class FlagCalledTracker(
    int capacity,
    Func<bool> isOpen,
    Func<PostHogEvent, EnqueueResult> enqueue
)
{
    private readonly object _gate = new();
    private readonly RecentMap<FlagCall, bool> _told = new(capacity);

    /// <summary>Records a read of a flag evaluated here. Does nothing and allocates nothing if that was done before.</summary>
    /// <param name="subject">For whom it was evaluated.</param>
    /// <param name="flag">The flag.</param>
    /// <param name="allowsMinimal">Whether the definitions allow a short event.</param>
    /// <param name="disableGeoIP">What the call says of the location; null for nothing.</param>
    public void Record(
        in FlagSubject subject,
        FeatureFlag flag,
        bool allowsMinimal,
        bool? disableGeoIP
    )
    {
        var groups = subject.HasFixedGroups
            ? GroupText.OfFixed(subject.Groups)
            : GroupText.Of(subject.Groups);
        lock (_gate)
        {
            if (_told.TryGet(FlagCall.Of(subject.DistinctId, flag.Key, flag, groups), out _))
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

    /// <summary>Records a read, unless that was done before.</summary>
    /// <returns>Whether the read is recorded; false when the queue took no event, so that the next read tries again.</returns>
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
                _told.Remove(call);
            }
        }

        return IsFinal(result);
    }

    // An event that is unfit, or that the caller's own function dropped, is so at the next read of the same snapshot too.
    private static bool IsFinal(EnqueueResult result) =>
        result.Failure
            is null
                or {
                    Kind: PostHogFailureKind.InvalidEvent or PostHogFailureKind.DroppedByBeforeSend
                };

    /// <summary>Forgets every read.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _told.Clear();
        }
    }

    private bool TryAdd(in FlagCall call)
    {
        lock (_gate)
        {
            if (_told.TryGet(call, out _))
            {
                return false;
            }

            _told.Set(call, value: true);
            return true;
        }
    }
}
