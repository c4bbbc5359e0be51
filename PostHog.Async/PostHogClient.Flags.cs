using PostHog.Flags;
using PostHog.Flags.Inputs;
using PostHog.Flags.Payloads;

namespace PostHog.Async;

public sealed partial class PostHogClient
{
    /// <summary>
    /// Evaluates the feature flags of one person, with at most one request, and returns them as a snapshot that can be
    /// read any number of times. Start with this call.
    /// </summary>
    /// <param name="distinctId">The person. Null or blank, the default, means the person of the request context
    /// (<see cref="BeginContext"/>); without one, the server is not asked and the snapshot is empty.</param>
    /// <param name="options">Properties of the person and their groups, and which flags to evaluate. Null, the default,
    /// means all flags without further properties. The device and the groups of the request context apply if the
    /// options have none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The flags; those that could not be evaluated are missing, and
    /// <see cref="FeatureFlagEvaluations.Failure"/> says why.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<FeatureFlagEvaluations> EvaluateFlagsAsync(
        string? distinctId = null,
        EvaluateFlagsOptions? options = null,
        CancellationToken cancellationToken = default
    ) => await Flags.EvaluateAsync(distinctId, options, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Returns whether a flag is on. To read several flags, evaluate them together with
    /// <see cref="EvaluateFlagsAsync"/>.
    /// </summary>
    /// <param name="key">The flag.</param>
    /// <param name="distinctId">The person. Null or blank, the default, means the person of the request context;
    /// without one, the flag has no value.</param>
    /// <param name="defaultValue">What to return if the flag does not exist or could not be evaluated. A flag that is
    /// off returns false regardless.</param>
    /// <param name="options">Properties of the person and their groups; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ValueTask<bool> IsFeatureEnabledAsync(
        string key,
        string? distinctId = null,
        bool defaultValue = false,
        EvaluateFlagsOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var subject = Flags.SubjectOf(distinctId, options);
        if (Flags.TryReadLocally(key, subject, options, out var flag))
        {
            return new(flag?.IsEnabled ?? defaultValue);
        }

        return AskWhetherEnabledAsync(key, subject, defaultValue, options, cancellationToken);
    }

    /// <summary>
    /// Returns one flag with its value, variant, payload and reason. To read several flags, evaluate them together with
    /// <see cref="EvaluateFlagsAsync"/>.
    /// </summary>
    /// <param name="key">The flag.</param>
    /// <param name="distinctId">The person. Null or blank, the default, means the person of the request context;
    /// without one, the flag has no value.</param>
    /// <param name="options">Properties of the person and their groups; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The flag; null if it does not exist or could not be evaluated, in which case the log says
    /// why.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ValueTask<FeatureFlag?> GetFeatureFlagAsync(
        string key,
        string? distinctId = null,
        EvaluateFlagsOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var subject = Flags.SubjectOf(distinctId, options);
        if (Flags.TryReadLocally(key, subject, options, out var flag))
        {
            return new(flag);
        }

        return AskForFlagAsync(key, subject, options, cancellationToken);
    }

    /// <summary>Returns the payload of one flag as JSON text. Captures no event.</summary>
    /// <param name="key">The flag.</param>
    /// <param name="distinctId">The person. Null or blank, the default, means the person of the request context;
    /// without one, the flag has no value.</param>
    /// <param name="matchValue">The value whose payload to return: a variant, or true. Null, the default, means the
    /// person's value.</param>
    /// <param name="options">Properties of the person and their groups; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The payload; null if the flag does not exist, could not be evaluated, has another value, or has no
    /// valid JSON payload.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<string?> GetFeatureFlagPayloadAsync(
        string key,
        string? distinctId = null,
        object? matchValue = null,
        EvaluateFlagsOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var value = FlagValues.TextOf(matchValue);
        if (value is not null && Flags.TryGetPayload(key, value, out var json))
        {
            return json;
        }

        var evaluated = await Flags
            .EvaluateOneAsync(key, Flags.SubjectOf(distinctId, options), options, cancellationToken)
            .ConfigureAwait(false);
        return FlagValues.PayloadOf(evaluated.Find(key), matchValue);
    }

    /// <summary>Returns the payload of one flag as an object. Captures no event.</summary>
    /// <typeparam name="T">The type to read; see <see cref="FeatureFlag.GetPayload{T}(T)"/>.</typeparam>
    /// <param name="key">The flag.</param>
    /// <param name="distinctId">The person. Null or blank, the default, means the person of the request context;
    /// without one, the flag has no value.</param>
    /// <param name="matchValue">The value whose payload to return: a variant, or true. Null, the default, means the
    /// person's value.</param>
    /// <param name="options">Properties of the person and their groups; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The payload; the default value of the type if there is none or it does not fit.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<T?> GetFeatureFlagPayloadAsync<T>(
        string key,
        string? distinctId = null,
        object? matchValue = null,
        EvaluateFlagsOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var json = await GetFeatureFlagPayloadAsync(
                key,
                distinctId,
                matchValue,
                options,
                cancellationToken
            )
            .ConfigureAwait(false);
        return PayloadText.Read<T>(json, fallback: default, key, _parts.Log);
    }

    /// <summary>
    /// Returns the values of all flags by key: a <see cref="bool"/>, or the variant as a <see cref="string"/>. Captures
    /// no events, not even <c>$feature_flag_called</c>, so experiments do not count these reads.
    /// </summary>
    /// <param name="distinctId">The person. Null or blank, the default, means the person of the request context;
    /// without one, there are no flags.</param>
    /// <param name="options">Properties of the person and their groups, and which flags to evaluate; null for all flags
    /// without further properties.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The flags that could be evaluated; none if the server could not be reached.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<IReadOnlyDictionary<string, object>> GetAllFlagsAsync(
        string? distinctId = null,
        EvaluateFlagsOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var evaluated = await Flags
            .EvaluateAsync(distinctId, options, cancellationToken)
            .ConfigureAwait(false);
        return FlagValues.Of(evaluated);
    }

    /// <summary>
    /// Returns the values of all flags, and their payloads. Captures no events, not even <c>$feature_flag_called</c>,
    /// so experiments do not count these reads.
    /// </summary>
    /// <param name="distinctId">The person. Null or blank, the default, means the person of the request context;
    /// without one, there are no flags.</param>
    /// <param name="options">Properties of the person and their groups, and which flags to evaluate; null for all flags
    /// without further properties.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The flags that could be evaluated; none if the server could not be reached.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<FeatureFlagsAndPayloads> GetAllFlagsAndPayloadsAsync(
        string? distinctId = null,
        EvaluateFlagsOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var evaluated = await Flags
            .EvaluateAsync(distinctId, options, cancellationToken)
            .ConfigureAwait(false);
        return new FeatureFlagsAndPayloads(evaluated);
    }

    private async ValueTask<bool> AskWhetherEnabledAsync(
        string key,
        FlagSubject subject,
        bool defaultValue,
        EvaluateFlagsOptions? options,
        CancellationToken cancellationToken
    )
    {
        var evaluated = await Flags
            .EvaluateOneAsync(key, subject, options, cancellationToken)
            .ConfigureAwait(false);
        return evaluated.IsEnabled(key, defaultValue);
    }

    private async ValueTask<FeatureFlag?> AskForFlagAsync(
        string key,
        FlagSubject subject,
        EvaluateFlagsOptions? options,
        CancellationToken cancellationToken
    )
    {
        var evaluated = await Flags
            .EvaluateOneAsync(key, subject, options, cancellationToken)
            .ConfigureAwait(false);
        return evaluated.GetFlag(key);
    }
}
