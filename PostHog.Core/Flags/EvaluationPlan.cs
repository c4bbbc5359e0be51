using PostHog.Flags.Evaluation;
using PostHog.Flags.Inputs;
using PostHog.Flags.Model;
using PostHog.Flags.Remote;
using PostHog.Flags.Tracking;
using PostHog.Wire;

namespace PostHog.Flags;

// Facts: definitions-left-out.
/// <summary>
/// One evaluation in progress: evaluates what it can in this process, says what the server has to be asked for, and
/// combines both. Used by one call.
/// </summary>
internal sealed class EvaluationPlan
{
    // The reason of a group flag without its group.
    private const string NoGroup = "no_group_type";

    private readonly List<string> _unknown = [];
    private readonly bool _isScoped;
    private FlagIndex _index;
    private FeatureFlag?[] _flags;

    private EvaluationPlan(FlagIndex index, bool isScoped)
    {
        _index = index;
        _flags = new FeatureFlag?[index.Count];
        _isScoped = isScoped;
    }

    /// <summary>The requested keys that the definitions do not contain.</summary>
    public IReadOnlyCollection<string> Unknown => _unknown;

    /// <summary>Whether there are flags that only the server can evaluate.</summary>
    public bool HasGaps { get; private set; }

    /// <summary>Whether anything requested is still missing.</summary>
    public bool IsIncomplete => HasGaps || _unknown.Count > 0;

    /// <summary>Evaluates as much as possible locally.</summary>
    /// <param name="evaluator">The definitions.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="keys">The flags; null for all.</param>
    /// <param name="isForced">Whether the server decides everything.</param>
    /// <param name="leavesGroupsToServer">Whether the server decides group flags without their group.</param>
    public static EvaluationPlan Begin(
        ILocalEvaluator evaluator,
        in FlagSubject subject,
        IReadOnlyCollection<string>? keys,
        bool isForced,
        bool leavesGroupsToServer
    )
    {
        var isEmpty = keys is { Count: 0 };
        if (isEmpty || isForced)
        {
            var index = keys is null ? FlagIndex.Empty : new FlagIndex(keys);
            return new EvaluationPlan(index, isScoped: keys is not null) { HasGaps = !isEmpty };
        }

        return keys is null
            ? All(evaluator, subject, leavesGroupsToServer)
            : Some(evaluator, subject, keys, leavesGroupsToServer);
    }

    private static EvaluationPlan All(
        ILocalEvaluator evaluator,
        in FlagSubject subject,
        bool leavesGroupsToServer
    )
    {
        var plan = new EvaluationPlan(evaluator.Index, isScoped: false);
        plan.HasGaps = evaluator.EvaluateAll(subject, plan._flags) > 0 || !evaluator.IsLoaded;
        if (leavesGroupsToServer)
        {
            plan.LeaveGroups();
        }

        return plan;
    }

    private void LeaveGroups()
    {
        for (var index = 0; index < _flags.Length; index++)
        {
            if (_flags[index] is { } flag && LacksGroup(flag))
            {
                _flags[index] = null;
                HasGaps = true;
            }
        }
    }

    private static EvaluationPlan Some(
        ILocalEvaluator evaluator,
        in FlagSubject subject,
        IReadOnlyCollection<string> keys,
        bool leavesGroupsToServer
    )
    {
        var plan = new EvaluationPlan(new FlagIndex(keys), isScoped: true);
        for (var index = 0; index < plan._flags.Length; index++)
        {
            var key = plan._index.Keys[index];
            var flag = evaluator.Evaluate(subject, key, out var gap);
            if (gap is LocalGap.UnknownKey or LocalGap.Unavailable)
            {
                plan._unknown.Add(key);
            }
            else if (flag is null || (leavesGroupsToServer && LacksGroup(flag)))
            {
                plan.HasGaps = true;
            }
            else
            {
                plan._flags[index] = flag;
            }
        }

        return plan;
    }

    /// <summary>Whether a group flag was evaluated without its group.</summary>
    public static bool LacksGroup(FeatureFlag flag) => flag.Reason == NoGroup;

    /// <summary>Returns the flags without asking the server.</summary>
    public FeatureFlagEvaluations Finish(EvaluationMetadata metadata) =>
        new(metadata with { Failure = HasGaps ? FlagFailures.NotLocal : null }, _index, _flags);

    /// <summary>Returns no flags, because no definitions are loaded and the server must not be asked.</summary>
    public FeatureFlagEvaluations FinishUnloaded(
        EvaluationMetadata metadata,
        PostHogFailure reason
    ) =>
        new(
            metadata with
            {
                Failure = reason,
                Error = WireNames.FlagNotLoadedError,
            },
            _index,
            _flags
        );

    /// <summary>
    /// Returns the flags, with the gaps filled from the answer. A null answer means that no missing flag exists.
    /// </summary>
    public FeatureFlagEvaluations Finish(EvaluationMetadata metadata, FlagsAnswer? answer)
    {
        if (answer is null)
        {
            return new(metadata, _index, _flags);
        }

        Fill(answer);
        var remote = metadata with
        {
            IsAnswered = true,
            RequestId = answer.RequestId,
            EvaluatedAt = answer.EvaluatedAt,
            Error = answer.Error,
            Failure = answer.Failure,
            FailedKeys = answer.FailedKeys,
            AllowsMinimalRemote = answer.AllowsMinimalEvents,
        };
        return new(remote, _index, _flags);
    }

    // Locally evaluated flags take precedence.
    private void Fill(FlagsAnswer answer)
    {
        if (!_isScoped && answer.Flags.Keys.Any(key => _index.Find(key) < 0))
        {
            Extend(new FlagIndex(_index.Keys.Concat(answer.Flags.Keys)));
        }

        foreach (var flag in answer.Flags)
        {
            var index = _index.Find(flag.Key);
            if (index >= 0)
            {
                _flags[index] ??= flag.Value;
            }
        }
    }

    private void Extend(FlagIndex index)
    {
        Array.Resize(ref _flags, index.Count);
        _index = index;
    }
}
