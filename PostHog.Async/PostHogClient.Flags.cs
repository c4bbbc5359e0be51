using PostHog.Flags;
using PostHog.Flags.Payloads;

namespace PostHog.Async;

public sealed partial class PostHogClient
{
    /// <summary>
    /// Evaluates the feature flags of one person, with at most one request, and returns them as a snapshot that can be read
    /// any number of times. This is the call to begin with.
    /// </summary>
    /// <param name="distinctId">Whose flags. Null, the default, or blank: of whom the request context names (<see cref="BeginContext"/>); when it names nobody, nobody is asked, and the snapshot is empty.</param>
    /// <param name="options">What is known of the person and their groups, and which flags to evaluate. Null, the default, means all flags and nothing but the id. The device and the groups of the request context count where the options name none.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <returns>The flags; those that could not be had are missing, and <see cref="FeatureFlagEvaluations.Failure"/> says why.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<FeatureFlagEvaluations> EvaluateFlagsAsync(
        string? distinctId = null,
        EvaluateFlagsOptions? options = null,
        CancellationToken cancellationToken = default
    ) => await _flags.EvaluateAsync(distinctId, options, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Says whether one flag is on. Several flags are better evaluated together, by <see cref="EvaluateFlagsAsync"/>.
    /// </summary>
    /// <param name="key">The flag.</param>
    /// <param name="distinctId">For whom. Null, the default, or blank: for whom the request context names; when it names nobody, the flag has no value.</param>
    /// <param name="defaultValue">What to return when the flag has no value: it does not exist, or could not be had. A flag that is off returns false whatever this says.</param>
    /// <param name="options">What is known of the person and their groups; null for nothing but the id.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ValueTask<bool> IsFeatureEnabledAsync(
        string key,
        string? distinctId = null,
        bool defaultValue = false,
        EvaluateFlagsOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        if (_flags.TryReadLocally(key, distinctId, options, out var flag))
        {
            return new ValueTask<bool>(flag?.IsEnabled ?? defaultValue);
        }

        return AskWhetherEnabledAsync(key, distinctId, defaultValue, options, cancellationToken);
    }

    /// <summary>
    /// Returns one flag with its value, variant, payload and reason. Several flags are better evaluated together, by
    /// <see cref="EvaluateFlagsAsync"/>.
    /// </summary>
    /// <param name="key">The flag.</param>
    /// <param name="distinctId">For whom. Null, the default, or blank: for whom the request context names; when it names nobody, the flag has no value.</param>
    /// <param name="options">What is known of the person and their groups; null for nothing but the id.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <returns>The flag; null when it does not exist or could not be had, which the log tells more about.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ValueTask<FeatureFlag?> GetFeatureFlagAsync(
        string key,
        string? distinctId = null,
        EvaluateFlagsOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        if (_flags.TryReadLocally(key, distinctId, options, out var flag))
        {
            return new ValueTask<FeatureFlag?>(flag);
        }

        return AskForFlagAsync(key, distinctId, options, cancellationToken);
    }

    /// <summary>Returns the payload of one flag as JSON text. Captures no event.</summary>
    /// <param name="key">The flag.</param>
    /// <param name="distinctId">For whom. Null, the default, or blank: for whom the request context names; when it names nobody, the flag has no value.</param>
    /// <param name="matchValue">The value whose payload is wanted: a variant, or true. Null, the default, means the value that the person has.</param>
    /// <param name="options">What is known of the person and their groups; null for nothing but the id.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <returns>The payload; null when the flag does not exist, could not be had, has another value, or has no payload that is JSON.</returns>
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
        if (value is not null && _flags.TryGetPayload(key, value, out var json))
        {
            return json;
        }

        var evaluated = await _flags
            .EvaluateOneAsync(key, distinctId, options, cancellationToken)
            .ConfigureAwait(false);
        return FlagValues.PayloadOf(evaluated.Find(key), matchValue);
    }

    /// <summary>Returns the payload of one flag as an object. Captures no event.</summary>
    /// <typeparam name="T">What the payload is read as, by Newtonsoft.Json.</typeparam>
    /// <param name="key">The flag.</param>
    /// <param name="distinctId">For whom. Null, the default, or blank: for whom the request context names; when it names nobody, the flag has no value.</param>
    /// <param name="matchValue">The value whose payload is wanted: a variant, or true. Null, the default, means the value that the person has.</param>
    /// <param name="options">What is known of the person and their groups; null for nothing but the id.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <returns>The payload; the default of the type when there is none, or when it does not fit.</returns>
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
        return PayloadText.Read<T>(json, fallback: default);
    }

    /// <summary>Returns the values of all flags: by key a <see cref="bool"/>, or the variant as a <see cref="string"/>. Captures no events.</summary>
    /// <param name="distinctId">For whom. Null, the default, or blank: for whom the request context names; when it names nobody, there are no flags.</param>
    /// <param name="options">What is known of the person and their groups, and which flags to evaluate; null for all flags and nothing but the id.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <returns>The flags that could be had; none when the server could not be asked.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<IReadOnlyDictionary<string, object>> GetAllFlagsAsync(
        string? distinctId = null,
        EvaluateFlagsOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var evaluated = await _flags
            .EvaluateAsync(distinctId, options, cancellationToken)
            .ConfigureAwait(false);
        return FlagValues.Of(evaluated);
    }

    /// <summary>Returns the values of all flags, and their payloads. Captures no events.</summary>
    /// <param name="distinctId">For whom. Null, the default, or blank: for whom the request context names; when it names nobody, there are no flags.</param>
    /// <param name="options">What is known of the person and their groups, and which flags to evaluate; null for all flags and nothing but the id.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <returns>The flags that could be had; none when the server could not be asked.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<FeatureFlagsAndPayloads> GetAllFlagsAndPayloadsAsync(
        string? distinctId = null,
        EvaluateFlagsOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var evaluated = await _flags
            .EvaluateAsync(distinctId, options, cancellationToken)
            .ConfigureAwait(false);
        return new FeatureFlagsAndPayloads(evaluated);
    }

    private async ValueTask<bool> AskWhetherEnabledAsync(
        string key,
        string? distinctId,
        bool defaultValue,
        EvaluateFlagsOptions? options,
        CancellationToken cancellationToken
    )
    {
        var evaluated = await _flags
            .EvaluateOneAsync(key, distinctId, options, cancellationToken)
            .ConfigureAwait(false);
        return evaluated.IsEnabled(key, defaultValue);
    }

    private async ValueTask<FeatureFlag?> AskForFlagAsync(
        string key,
        string? distinctId,
        EvaluateFlagsOptions? options,
        CancellationToken cancellationToken
    )
    {
        var evaluated = await _flags
            .EvaluateOneAsync(key, distinctId, options, cancellationToken)
            .ConfigureAwait(false);
        return evaluated.GetFlag(key);
    }
}
