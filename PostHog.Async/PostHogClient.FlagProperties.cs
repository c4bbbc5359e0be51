namespace PostHog.Async;

public sealed partial class PostHogClient
{
    /// <summary>
    /// Sets properties that every evaluation of flags knows of every person from now on, unless the call says otherwise. They
    /// are kept in this client alone and are not stored in PostHog. What was set before stays, name by name.
    /// </summary>
    /// <remarks>
    /// Inside a request context (<see cref="BeginContext"/>) they are set for this context and those inside it alone, over what is set for the
    /// whole client, and are forgotten with it. So it is with all properties for flags.
    /// </remarks>
    /// <param name="properties">The properties. Their values are copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="properties"/> is null.</exception>
    public void SetPersonPropertiesForFlags(
        IEnumerable<KeyValuePair<string, object?>> properties
    ) =>
        _flags.Overrides.SetPerson(
            properties ?? throw new ArgumentNullException(nameof(properties))
        );

    /// <summary>
    /// Sets properties that every evaluation of flags knows of the groups of one type from now on, unless the call says
    /// otherwise. What was set before stays, name by name.
    /// </summary>
    /// <param name="groupType">The type of the groups, for example <c>company</c>. A blank one is ignored, with a warning in the log.</param>
    /// <param name="properties">The properties. Their values are copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="properties"/> is null.</exception>
    public void SetGroupPropertiesForFlags(
        string groupType,
        IEnumerable<KeyValuePair<string, object?>> properties
    ) =>
        _flags.Overrides.SetGroup(
            groupType,
            groupKey: null,
            properties ?? throw new ArgumentNullException(nameof(properties))
        );

    /// <summary>
    /// Sets the group of one type that every evaluation of flags is for from now on, and its properties, unless the call names
    /// another group. What was set before for the same group stays, name by name.
    /// </summary>
    /// <param name="groupType">The type of the group, for example <c>company</c>. A blank one is ignored, with a warning in the log.</param>
    /// <param name="groupKey">The group, for example <c>acme</c>.</param>
    /// <param name="properties">The properties. Their values are copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="groupKey"/> or <paramref name="properties"/> is null.</exception>
    public void SetGroupPropertiesForFlags(
        string groupType,
        string groupKey,
        IEnumerable<KeyValuePair<string, object?>> properties
    ) =>
        _flags.Overrides.SetGroup(
            groupType,
            groupKey ?? throw new ArgumentNullException(nameof(groupKey)),
            properties ?? throw new ArgumentNullException(nameof(properties))
        );

    /// <summary>
    /// Forgets what <see cref="SetPersonPropertiesForFlags"/> set, and the kept answers of the server. Inside a request context only what was
    /// set in this context.
    /// </summary>
    public void ResetPersonPropertiesForFlags()
    {
        if (_flags.Overrides.ResetPerson())
        {
            _flags.Clear();
        }
    }

    /// <summary>
    /// Forgets what was set for groups, and the kept answers of the server. Inside a request context only what was set in this context.
    /// </summary>
    /// <param name="groupType">The type to forget; null, the default, for all.</param>
    public void ResetGroupPropertiesForFlags(string? groupType = null)
    {
        if (_flags.Overrides.ResetGroup(groupType))
        {
            _flags.Clear();
        }
    }

    /// <summary>
    /// Loads the definitions of feature flags anew, if this process evaluates flags, and asks the server for the flags of one person
    /// again, past <see cref="PostHogOptions.FeatureFlagCacheDuration"/>, and keeps the answer. When there is none, what was kept
    /// stays.
    /// </summary>
    /// <param name="distinctId">Whose flags. Null, the default, or blank: of whom the request context names; when it names nobody, the server is asked for nobody's.</param>
    /// <param name="options">The same options as of the evaluations that the answer is to serve.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <returns>Whether the server answered for the person.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<bool> ReloadFeatureFlagsAsync(
        string? distinctId = null,
        EvaluateFlagsOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        await ReloadFlagDefinitionsAsync(cancellationToken).ConfigureAwait(false);
        return await _flags
            .ReloadAsync(distinctId, options, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Forgets the answers kept for <see cref="PostHogOptions.FeatureFlagCacheDuration"/>, and which reads of flags have sent
    /// their event already.
    /// </summary>
    public void ClearFeatureFlagCache() => _flags.Clear();
}
