using PostHog.Diagnostics;
using PostHog.Flags.Inputs;
using PostHog.Flags.Overriding;

namespace PostHog.Async.Flags;

internal sealed partial class FlagEvaluator
{
    private readonly OverrideFile? _overridden;

    private bool IsLocalOnly => _overridden is { Mode: FlagOverrideMode.LocalOnly };

    // Reads one flag if its overridden value decides; then nothing is recorded.
    private bool TryReadOverride(string key, in FlagSubject subject, out FeatureFlag? flag)
    {
        flag = null;
        if (_overridden is null || !_overridden.Mode.DecidesFirst() || key is null)
        {
            return false;
        }

        var table = _overridden.Current;
        flag = table.Find(key, table.HasRules ? PropertyBudget.Prepare(subject, _log) : subject);
        return flag is not null || IsLocalOnly;
    }

    private bool IsOverridden(string key) =>
        _overridden is not null
        && key is not null
        && _overridden.Mode.DecidesFirst()
        && (IsLocalOnly || _overridden.Current.Includes(key));

    private async Task<FeatureFlagEvaluations> EvaluateAsync(
        FlagSubject subject,
        EvaluateFlagsOptions? options,
        IReadOnlyCollection<string>? keys,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_overridden is null)
        {
            return await EvaluateActualAsync(subject, options, keys, cancellationToken)
                .ConfigureAwait(false);
        }

        var (table, mode) = (_overridden.Current, _overridden.Mode);
        if (mode == FlagOverrideMode.LocalOnly)
        {
            return OverrideRules.Only(table, subject, keys, _log.FlagNotInSnapshot);
        }

        var left = OverrideRules.KeysToAsk(table, mode, keys, subject);
        var actual = await EvaluateActualAsync(subject, options, left, cancellationToken)
            .ConfigureAwait(false);
        return OverrideRules.Apply(table, mode, actual, subject, keys);
    }
}
