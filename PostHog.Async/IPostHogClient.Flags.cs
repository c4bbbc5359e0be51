namespace PostHog.Async;

public partial interface IPostHogClient
{
    /// <inheritdoc cref="PostHogClient.EvaluateFlagsAsync"/>
    public Task<FeatureFlagEvaluations> EvaluateFlagsAsync(
        string? distinctId = null,
        EvaluateFlagsOptions? options = null,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="PostHogClient.IsFeatureEnabledAsync"/>
    public ValueTask<bool> IsFeatureEnabledAsync(
        string key,
        string? distinctId = null,
        bool defaultValue = false,
        EvaluateFlagsOptions? options = null,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="PostHogClient.GetFeatureFlagAsync"/>
    public ValueTask<FeatureFlag?> GetFeatureFlagAsync(
        string key,
        string? distinctId = null,
        EvaluateFlagsOptions? options = null,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="PostHogClient.GetFeatureFlagPayloadAsync(string, string, object, EvaluateFlagsOptions, CancellationToken)"/>
    public Task<string?> GetFeatureFlagPayloadAsync(
        string key,
        string? distinctId = null,
        object? matchValue = null,
        EvaluateFlagsOptions? options = null,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="PostHogClient.GetFeatureFlagPayloadAsync{T}(string, string, object, EvaluateFlagsOptions, CancellationToken)"/>
    public Task<T?> GetFeatureFlagPayloadAsync<T>(
        string key,
        string? distinctId = null,
        object? matchValue = null,
        EvaluateFlagsOptions? options = null,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="PostHogClient.GetAllFlagsAsync"/>
    public Task<IReadOnlyDictionary<string, object>> GetAllFlagsAsync(
        string? distinctId = null,
        EvaluateFlagsOptions? options = null,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="PostHogClient.GetAllFlagsAndPayloadsAsync"/>
    public Task<FeatureFlagsAndPayloads> GetAllFlagsAndPayloadsAsync(
        string? distinctId = null,
        EvaluateFlagsOptions? options = null,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="PostHogClient.RestoreFlags(string)"/>
    public FeatureFlagEvaluations RestoreFlags(string json);

    /// <inheritdoc cref="PostHogClient.RestoreFlags(FeatureFlagEvaluations)"/>
    public FeatureFlagEvaluations RestoreFlags(FeatureFlagEvaluations flags);

    /// <inheritdoc cref="PostHogClient.SetPersonPropertiesForFlags(IEnumerable{KeyValuePair{string, object}})"/>
    public void SetPersonPropertiesForFlags(IEnumerable<KeyValuePair<string, object?>> properties);

    /// <inheritdoc cref="PostHogClient.SetGroupPropertiesForFlags(string, IEnumerable{KeyValuePair{string, object}})"/>
    public void SetGroupPropertiesForFlags(
        string groupType,
        IEnumerable<KeyValuePair<string, object?>> properties
    );

    /// <inheritdoc cref="PostHogClient.SetGroupPropertiesForFlags(string, string, IEnumerable{KeyValuePair{string, object}})"/>
    public void SetGroupPropertiesForFlags(
        string groupType,
        string groupKey,
        IEnumerable<KeyValuePair<string, object?>> properties
    );

    /// <inheritdoc cref="PostHogClient.ResetPersonPropertiesForFlags"/>
    public void ResetPersonPropertiesForFlags();

    /// <inheritdoc cref="PostHogClient.ResetGroupPropertiesForFlags"/>
    public void ResetGroupPropertiesForFlags(string? groupType = null);

    /// <inheritdoc cref="PostHogClient.ReloadFeatureFlagsAsync"/>
    public Task<bool> ReloadFeatureFlagsAsync(
        string? distinctId = null,
        EvaluateFlagsOptions? options = null,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="PostHogClient.ClearFeatureFlagCache"/>
    public void ClearFeatureFlagCache();

    /// <inheritdoc cref="PostHogClient.LocalEvaluation"/>
    public LocalEvaluationStatus LocalEvaluation { get; }

    /// <inheritdoc cref="PostHogClient.ReloadFlagDefinitionsAsync"/>
    public Task<LocalEvaluationStatus> ReloadFlagDefinitionsAsync(
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="PostHogClient.WaitUntilLocalEvaluationReadyAsync"/>
    public Task<bool> WaitUntilLocalEvaluationReadyAsync(
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="PostHogClient.ClearFlagDefinitions"/>
    public void ClearFlagDefinitions();

    /// <inheritdoc cref="PostHogClient.GetRemoteConfigPayloadAsync"/>
    public Task<RemoteConfigPayload> GetRemoteConfigPayloadAsync(
        string key,
        CancellationToken cancellationToken = default
    );
}
