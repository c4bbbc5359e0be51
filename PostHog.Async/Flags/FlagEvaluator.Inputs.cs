using PostHog.Diagnostics;
using PostHog.Flags;
using PostHog.Flags.Evaluation;
using PostHog.Flags.Inputs;
using PostHog.Flags.Model;
using PostHog.Flags.Remote;
using PostHog.Flags.Tracking;

namespace PostHog.Async.Flags;

internal sealed partial class FlagEvaluator
{
    private async Task<FeatureFlagEvaluations> EvaluateSharedAsync(
        FlagSubject subject,
        EvaluateFlagsOptions? options,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var inputs =
            SharedFlags.PlainTextOf(subject)
            ?? _flags.Writer.WriteSubject(QuestionOf(subject, options, keys: null));
        inputs += SharedFlags.TextOf(options);
        return _shared.Find(inputs)
            ?? _shared.Keep(
                inputs,
                await EvaluateAsync(subject, options, keys: null, cancellationToken)
                    .ConfigureAwait(false),
                hasAsked: !_settings.IsLocalOnly(options)
            );
    }

    private FlagsQuestion QuestionOf(
        in FlagSubject subject,
        EvaluateFlagsOptions? options,
        IReadOnlyCollection<string>? keys
    ) =>
        FlagsQuestion.Of(
            subject,
            keys,
            options?.DisableGeoIP ?? _settings.DisableGeoIP,
            _log.FlagInputsUnreadable
        );

    private EvaluationMetadata MetadataOf(
        in FlagSubject subject,
        EvaluateFlagsOptions? options,
        ILocalEvaluator evaluator
    ) =>
        EvaluationMetadata.Of(subject) with
        {
            AllowsMinimalLocal = evaluator.AllowsMinimalEvents,
            DisableGeoIP = options?.DisableGeoIP,
            OnUnknownKey = _log.FlagNotInSnapshot,
            RuntimeOf = evaluator.RuntimeOf,
            Tracker = options is { SendFeatureFlagEvents: false } ? null : _tracker,
        };

    private FeatureFlagEvaluations FinishUnloaded(EvaluationPlan plan, EvaluationMetadata metadata)
    {
        var reason =
            _flags.Definitions is NoFlagDefinitions
                ? FlagFailures.NoDefinitions
                : FlagFailures.NotLoaded;
        _log.FlagsNotLoaded(reason);
        return plan.FinishUnloaded(metadata, reason);
    }

    // A client that opted out sends no events but can still evaluate flags.
    private PostHogFailure? ReasonToSkip(in FlagSubject subject)
    {
        if (_sendGate.ReasonToDrop() is { Kind: not PostHogFailureKind.OptedOut } closed)
        {
            return closed;
        }

        return subject.DistinctId.Length == 0 ? FlagFailures.NoIdentity : null;
    }

    private FeatureFlagEvaluations Skip(in FlagSubject subject, PostHogFailure reason)
    {
        if (reason.Kind != PostHogFailureKind.Disabled)
        {
            _log.FlagsNotEvaluated(reason);
        }

        var metadata = new EvaluationMetadata(subject.DistinctId) { Failure = reason };
        return new(metadata, FlagIndex.Empty, []);
    }

    private IReadOnlyCollection<string>? KeysOf(EvaluateFlagsOptions? options) =>
        options?.FlagKeys is { } keys
            ? FlagKeys.Read(keys, _log.FlagKeyIgnored, _log.FlagInputsUnreadable)
            : null;
}
