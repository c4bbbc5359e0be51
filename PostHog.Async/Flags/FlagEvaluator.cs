using PostHog.Capture;
using PostHog.Diagnostics;
using PostHog.Flags;
using PostHog.Flags.Inputs;
using PostHog.Flags.Remote;
using PostHog.Flags.Tracking;
using PostHog.Setup;

namespace PostHog.Async.Flags;

/// <summary>
/// Evaluates flags: in this process as far as possible, then with at most one request to the server. Thread-safe.
/// </summary>
internal sealed partial class FlagEvaluator
{
    private readonly FlagParts _flags;
    private readonly FlagSettings _settings;
    private readonly RemoteFlags _remote;
    private readonly SendGate _sendGate;
    private readonly PostHogLog _log;
    private readonly FlagCalledTracker _tracker;
    private readonly LocalFlags _local;
    private readonly SharedFlags _shared;

    /// <summary>Creates the evaluator of a client.</summary>
    /// <param name="flags">Definitions, overrides and cached answers.</param>
    /// <param name="settings">How the client asks for flags.</param>
    /// <param name="remote">Asks the server.</param>
    /// <param name="sendGate">Decides whether the client is active at all.</param>
    /// <param name="enqueue">Queues the events about flag reads.</param>
    /// <param name="log">The log.</param>
    public FlagEvaluator(
        FlagParts flags,
        FlagSettings settings,
        RemoteFlags remote,
        SendGate sendGate,
        Func<PostHogEvent, EnqueueResult> enqueue,
        PostHogLog log
    )
    {
        _flags = flags;
        _shared = flags.Shared;
        _settings = settings;
        _remote = remote;
        _sendGate = sendGate;
        _log = log;
        _tracker = new FlagCalledTracker(
            settings.CalledCacheSize,
            () => sendGate.ReasonToDrop() is null,
            enqueue
        );
        _overridden = flags.LocalOverrides is { } parts
            ? new OverrideFile(parts, flags.Clock, log)
            : null;
        _local = new LocalFlags(flags.Definitions, _tracker, settings.OnlyEvaluateLocally);
    }

    /// <summary>Properties for all later evaluations.</summary>
    public FlagOverrideStore Overrides => _flags.Overrides;

    /// <summary>Returns the subject of a call for one flag.</summary>
    public FlagSubject SubjectOf(string? distinctId, EvaluateFlagsOptions? options) =>
        FlagSubjects.Of(distinctId, options, _flags.Overrides);

    /// <summary>Reads one flag without waiting, if it can be evaluated in this process.</summary>
    public bool TryReadLocally(
        string key,
        in FlagSubject subject,
        EvaluateFlagsOptions? options,
        out FeatureFlag? flag
    )
    {
        if (TryReadOverride(key, subject, out flag))
        {
            return true;
        }

        if (
            ReasonToSkip(subject) is null
            && !string.IsNullOrWhiteSpace(key)
            && !SharedFlags.Apply(options)
        )
        {
            // Of few properties, those that the evaluation reads are checked then.
            return PlainProperties.AreFew(subject)
                ? _local.TryRead(key, subject, options, out flag)
                : _local.TryRead(key, PropertyBudget.Prepare(subject, _log), options, out flag);
        }

        flag = null;
        return false;
    }

    /// <summary>Finds the payload of a flag for a value, if the definitions are loaded and contain the flag.</summary>
    public bool TryGetPayload(string key, string value, out string? json)
    {
        json = null;
        return !IsOverridden(key) && _local.TryGetPayload(key, value, out json);
    }

    /// <summary>Evaluates one flag.</summary>
    public async Task<FeatureFlagEvaluations> EvaluateOneAsync(
        string key,
        FlagSubject subject,
        EvaluateFlagsOptions? options,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            return Skip(subject, FlagFailures.NoKey);
        }

        subject = PropertyBudget.Prepare(subject, _log);
        if (SharedFlags.Apply(options))
        {
            var all = await EvaluateSharedAsync(subject, options, cancellationToken)
                .ConfigureAwait(false);
            if (all.IsConclusiveFor(key) || _settings.IsLocalOnly(options))
            {
                return all;
            }
        }

        return await EvaluateAsync(subject, options, [key], cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Evaluates all flags, or those that the options name.</summary>
    public async Task<FeatureFlagEvaluations> EvaluateAsync(
        string? distinctId,
        EvaluateFlagsOptions? options,
        CancellationToken cancellationToken
    ) =>
        await EvaluateAsync(
                PreparedSubject(distinctId, options),
                options,
                KeysOf(options),
                cancellationToken
            )
            .ConfigureAwait(false);

    /// <summary>Evaluates all flags of the person of the context, once for a context that shares flags.</summary>
    public async Task<FeatureFlagEvaluations> EvaluateSharedAsync(
        CancellationToken cancellationToken
    ) =>
        await EvaluateSharedAsync(
                PreparedSubject(distinctId: null, options: null),
                options: null,
                cancellationToken
            )
            .ConfigureAwait(false);

    /// <summary>Asks the server, ignoring cached answers, and caches the new one.</summary>
    /// <returns>Whether the server answered.</returns>
    public async Task<bool> ReloadAsync(
        string? distinctId,
        EvaluateFlagsOptions? options,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var subject = PreparedSubject(distinctId, options);
        var keys = KeysOf(options);
        if (IsLocalOnly || ReasonToSkip(subject) is not null || keys is { Count: 0 })
        {
            return false;
        }

        var question = QuestionOf(subject, options, keys);
        var answer = await _remote
            .AskAsync(question, [], hasOthers: true, isForced: true, cancellationToken)
            .ConfigureAwait(false);
        _shared.Clear();
        return answer is { IsAnswered: true };
    }

    /// <summary>Returns a snapshot whose reads this client records.</summary>
    public FeatureFlagEvaluations Restore(FeatureFlagEvaluations flags) =>
        flags.With(_tracker, _log);

    /// <summary>Makes contexts evaluate their shared flags again.</summary>
    public void ClearShared() => _shared.Clear();

    /// <summary>Clears the cached answers, and the record of which reads were captured.</summary>
    public void Clear()
    {
        _remote.Clear();
        _shared.Clear();
        _tracker.Clear();
    }

    private FlagSubject PreparedSubject(string? distinctId, EvaluateFlagsOptions? options) =>
        PropertyBudget.Prepare(SubjectOf(distinctId, options), _log);

    private async Task<FeatureFlagEvaluations> EvaluateActualAsync(
        FlagSubject subject,
        EvaluateFlagsOptions? options,
        IReadOnlyCollection<string>? keys,
        CancellationToken cancellationToken
    )
    {
        if (ReasonToSkip(subject) is { } reason)
        {
            return Skip(subject, reason);
        }

        var isLocalOnly = _settings.IsLocalOnly(options);
        var isForced = options is { ForceRemote: true } && !isLocalOnly;
        var evaluator = _flags.Definitions.Current;
        var plan = EvaluationPlan.Begin(
            evaluator,
            subject,
            keys,
            isForced,
            leavesGroupsToServer: !isLocalOnly
        );
        var metadata = MetadataOf(subject, options, evaluator);
        if (!plan.IsIncomplete)
        {
            return plan.Finish(metadata);
        }

        if (isLocalOnly)
        {
            return evaluator.IsLoaded ? plan.Finish(metadata) : FinishUnloaded(plan, metadata);
        }

        var answer = await _remote
            .AskAsync(
                QuestionOf(subject, options, keys),
                plan.Unknown,
                plan.HasGaps,
                isForced,
                cancellationToken
            )
            .ConfigureAwait(false);
        return plan.Finish(metadata, answer);
    }
}
