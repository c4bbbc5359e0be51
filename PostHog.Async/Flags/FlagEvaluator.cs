using PostHog.Async.Pipeline;
using PostHog.Async.Transport;
using PostHog.Diagnostics;
using PostHog.Flags;
using PostHog.Flags.Evaluation;
using PostHog.Flags.Inputs;
using PostHog.Flags.Model;
using PostHog.Flags.Remote;
using PostHog.Flags.Tracking;
using PostHog.Setup;

namespace PostHog.Async.Flags;

/// <summary>
/// Evaluates flags: in this process as far as that is possible, then with at most one question to the server. Safe for use by
/// many threads.
/// </summary>
internal sealed class FlagEvaluator
{
    private readonly ClientParts _settings;
    private readonly FlagParts _flags;
    private readonly RemoteFlags _asker;
    private readonly FlagCalledTracker _tracker;
    private readonly LocalFlags _local;

    public FlagEvaluator(ClientParts settings, RedirectingSender http, DeliveryPipeline queue)
    {
        _settings = settings;
        _flags = settings.Flags;
        _asker = new RemoteFlags(settings, http);
        _tracker = new FlagCalledTracker(
            settings.Settings.Flags.CalledCacheSize,
            () => settings.SendGate.ReasonToRefuse() is null,
            queue.Events.Enqueue
        );
        _local = new LocalFlags(_flags.Definitions, _tracker, _settings.Settings.Flags.IsLocalOnly);
    }

    /// <summary>Properties for all evaluations to come.</summary>
    public FlagOverrideStore Overrides => _flags.Overrides;

    /// <summary>Reads one flag without waiting, if it can be evaluated in this process.</summary>
    public bool TryReadLocally(
        string key,
        string? distinctId,
        EvaluateFlagsOptions? options,
        out FeatureFlag? flag
    )
    {
        var subject = SubjectOf(distinctId, options);
        if (ReasonToRefuse(subject) is null && !string.IsNullOrWhiteSpace(key))
        {
            return _local.TryRead(key, subject, options, out flag);
        }

        flag = null;
        return false;
    }

    /// <summary>Finds the payload that a flag has for a value, if the definitions are here and hold the flag.</summary>
    public bool TryGetPayload(string key, string value, out string? json) =>
        _local.TryGetPayload(key, value, out json);

    /// <summary>Evaluates one flag.</summary>
    public async Task<FeatureFlagEvaluations> EvaluateOneAsync(
        string key,
        string? distinctId,
        EvaluateFlagsOptions? options,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            return Refuse(SubjectOf(distinctId, options), FlagFailures.NoKey);
        }

        return await EvaluateAsync(distinctId, options, [key], cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Evaluates all flags, or those that the options name.</summary>
    public async Task<FeatureFlagEvaluations> EvaluateAsync(
        string? distinctId,
        EvaluateFlagsOptions? options,
        CancellationToken cancellationToken
    ) =>
        await EvaluateAsync(distinctId, options, KeysOf(options), cancellationToken)
            .ConfigureAwait(false);

    /// <summary>Asks the server past kept answers, and keeps the new one.</summary>
    /// <returns>Whether the server answered.</returns>
    public async Task<bool> ReloadAsync(
        string? distinctId,
        EvaluateFlagsOptions? options,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var subject = SubjectOf(distinctId, options);
        var keys = KeysOf(options);
        if (ReasonToRefuse(subject) is not null || keys is { Count: 0 })
        {
            return false;
        }

        var question = QuestionOf(subject, options, keys);
        var answer = await _asker
            .AskAsync(question, [], hasOthers: true, isForced: true, cancellationToken)
            .ConfigureAwait(false);
        return answer is { IsAnswered: true };
    }

    /// <summary>Forgets kept answers, and which reads were told of.</summary>
    public void Clear()
    {
        _asker.Clear();
        _tracker.Clear();
    }

    private async Task<FeatureFlagEvaluations> EvaluateAsync(
        string? distinctId,
        EvaluateFlagsOptions? options,
        IReadOnlyCollection<string>? keys,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var subject = SubjectOf(distinctId, options);
        if (ReasonToRefuse(subject) is { } reason)
        {
            return Refuse(subject, reason);
        }

        var isLocalOnly = _settings.Settings.Flags.IsLocalOnly(options);
        var isForced = options is { ForceRemote: true } && !isLocalOnly;
        var evaluator = _flags.Definitions.Current;
        var pass = EvaluationPlan.Begin(
            evaluator,
            subject,
            keys,
            isForced,
            leavesGroupsToServer: !isLocalOnly
        );
        var facts = FactsOf(subject, options, evaluator);
        if (!pass.IsIncomplete || isLocalOnly)
        {
            return pass.Finish(facts);
        }

        var answer = await _asker
            .AskAsync(
                QuestionOf(subject, options, keys),
                pass.Unknown,
                pass.HasGaps,
                isForced,
                cancellationToken
            )
            .ConfigureAwait(false);
        return pass.Finish(facts, answer);
    }

    private FlagSubject SubjectOf(string? distinctId, EvaluateFlagsOptions? options) =>
        FlagSubjects.Of(distinctId, options, _flags.Overrides);

    private FlagsQuestion QuestionOf(
        in FlagSubject subject,
        EvaluateFlagsOptions? options,
        IReadOnlyCollection<string>? keys
    ) =>
        FlagsQuestion.Of(
            subject,
            keys,
            options?.DisableGeoIP ?? _settings.Settings.Flags.DisableGeoIP,
            _settings.Log.FlagInputsUnreadable
        );

    private EvaluationMetadata FactsOf(
        in FlagSubject subject,
        EvaluateFlagsOptions? options,
        ILocalEvaluator evaluator
    ) =>
        EvaluationMetadata.Of(subject) with
        {
            AllowsMinimalLocal = evaluator.AllowsMinimalEvents,
            DisableGeoIP = options?.DisableGeoIP,
            OnUnknownKey = _settings.Log.FlagNotInSnapshot,
            Tracker = options is { SendFeatureFlagEvents: false } ? null : _tracker,
        };

    // Whoever opted out sends no events, and may still know which features are on.
    private PostHogFailure? ReasonToRefuse(in FlagSubject subject)
    {
        if (_settings.SendGate.ReasonToRefuse() is { Kind: not PostHogFailureKind.OptedOut } closed)
        {
            return closed;
        }

        return subject.DistinctId.Length == 0 ? FlagFailures.NoIdentity : null;
    }

    private FeatureFlagEvaluations Refuse(in FlagSubject subject, PostHogFailure reason)
    {
        if (reason.Kind != PostHogFailureKind.Disabled)
        {
            _settings.Log.FlagsNotEvaluated(reason);
        }

        var facts = new EvaluationMetadata(subject.DistinctId) { Failure = reason };
        return new(facts, FlagIndex.Empty, []);
    }

    private IReadOnlyCollection<string>? KeysOf(EvaluateFlagsOptions? options) =>
        options?.FlagKeys is { } keys
            ? FlagKeys.Read(keys, _settings.Log.FlagKeyIgnored, _settings.Log.FlagInputsUnreadable)
            : null;
}
