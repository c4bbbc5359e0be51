namespace PostHog.Async;

public sealed partial class PostHogClient
{
    /// <summary>
    /// Evaluates all flags of the person of the request context, once for a context that shares flags: later calls, also
    /// those for single flags, read the same result.
    /// </summary>
    internal async Task<FeatureFlagEvaluations> EvaluateSharedFlagsAsync(
        CancellationToken cancellationToken
    ) => await Flags.EvaluateSharedAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Sets person properties for all later flag evaluations, for every person; properties of a call take precedence.
    /// They are kept in this client only and are not stored in PostHog. Properties set before are kept unless they have
    /// the same name.
    /// </summary>
    /// <remarks>
    /// Inside a request context (<see cref="BeginContext"/>) they apply only to this context and nested ones, where
    /// they take precedence over those of the client, and end with it. This is true of all properties for flags.
    /// </remarks>
    /// <param name="properties">The properties. Their values are copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="properties"/> is null.</exception>
    public void SetPersonPropertiesForFlags(
        IEnumerable<KeyValuePair<string, object?>> properties
    ) =>
        Flags.Overrides.SetPerson(
            properties ?? throw new ArgumentNullException(nameof(properties))
        );

    /// <summary>
    /// Sets properties of the groups of one type for all later flag evaluations; properties of a call take precedence.
    /// Properties set before are kept unless they have the same name.
    /// </summary>
    /// <param name="groupType">The type of the groups, for example <c>company</c>. A blank one is ignored, with a
    /// warning in the log.</param>
    /// <param name="properties">The properties. Their values are copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="properties"/> is null.</exception>
    public void SetGroupPropertiesForFlags(
        string groupType,
        IEnumerable<KeyValuePair<string, object?>> properties
    ) =>
        Flags.Overrides.SetGroup(
            groupType,
            groupKey: null,
            properties ?? throw new ArgumentNullException(nameof(properties))
        );

    /// <summary>
    /// Sets the group of one type, and its properties, for all later flag evaluations; a group of the call takes
    /// precedence. Properties set before for the same group are kept unless they have the same name.
    /// </summary>
    /// <param name="groupType">The type of the group, for example <c>company</c>. A blank one is ignored, with a
    /// warning in the log.</param>
    /// <param name="groupKey">The group, for example <c>acme</c>.</param>
    /// <param name="properties">The properties. Their values are copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="groupKey"/> or <paramref name="properties"/> is
    /// null.</exception>
    public void SetGroupPropertiesForFlags(
        string groupType,
        string groupKey,
        IEnumerable<KeyValuePair<string, object?>> properties
    ) =>
        Flags.Overrides.SetGroup(
            groupType,
            groupKey ?? throw new ArgumentNullException(nameof(groupKey)),
            properties ?? throw new ArgumentNullException(nameof(properties))
        );

    /// <summary>
    /// Removes the properties set by
    /// <see cref="SetPersonPropertiesForFlags(IEnumerable{KeyValuePair{string, object}})"/>, and clears cached flags.
    /// Inside a request context, removes only those set in this context.
    /// </summary>
    public void ResetPersonPropertiesForFlags()
    {
        if (Flags.Overrides.ResetPerson())
        {
            Flags.Clear();
        }
    }

    /// <summary>
    /// Removes what was set for groups, and clears cached flags. Inside a request context, removes only what was set in
    /// this context.
    /// </summary>
    /// <param name="groupType">The group type; null, the default, for all.</param>
    public void ResetGroupPropertiesForFlags(string? groupType = null)
    {
        if (Flags.Overrides.ResetGroup(groupType))
        {
            Flags.Clear();
        }
    }

    /// <summary>
    /// Reloads the flag definitions, if this process evaluates flags, and requests the flags of one person, ignoring
    /// and then replacing those cached for <see cref="PostHogOptions.FeatureFlagCacheDuration"/>. If that fails, cached
    /// flags are kept.
    /// </summary>
    /// <param name="distinctId">The person. Null or blank, the default, means the person of the request context;
    /// without one, the server is not asked.</param>
    /// <param name="options">The same options as those of the evaluations that will use the flags.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether the server responded for the person.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<bool> ReloadFeatureFlagsAsync(
        string? distinctId = null,
        EvaluateFlagsOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        await ReloadFlagDefinitionsAsync(cancellationToken).ConfigureAwait(false);
        return await Flags
            .ReloadAsync(distinctId, options, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Clears the flags cached for <see cref="PostHogOptions.FeatureFlagCacheDuration"/>, and the record of which flag
    /// reads have been captured.
    /// </summary>
    public void ClearFeatureFlagCache() => Volatile.Read(ref _evaluator)?.Clear();
}
