namespace PostHog.Async;

public sealed partial class PostHogClient
{
    /// <summary>
    /// Sets properties that every evaluation of flags knows of every person from now on, unless the call says otherwise. They
    /// are kept in this client alone and are not stored in PostHog. What was set before stays, name by name.
    /// </summary>
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

    /// <summary>Forgets what <see cref="SetPersonPropertiesForFlags"/> set, and the kept answers of the server.</summary>
    public void ResetPersonPropertiesForFlags()
    {
        _flags.Overrides.ResetPerson();
        _flags.Clear();
    }

    /// <summary>Forgets what was set for groups, and the kept answers of the server.</summary>
    /// <param name="groupType">The type to forget; null, the default, for all.</param>
    public void ResetGroupPropertiesForFlags(string? groupType = null)
    {
        _flags.Overrides.ResetGroup(groupType);
        _flags.Clear();
    }

    /// <summary>
    /// Asks the server for the flags of one person again, past <see cref="PostHogOptions.FeatureFlagCacheDuration"/>, and keeps
    /// the answer. When there is none, what was kept stays.
    /// </summary>
    /// <param name="distinctId">Whose flags; null, the default, asks for nobody's.</param>
    /// <param name="options">The same options as of the evaluations that the answer is to serve.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <returns>Whether the server answered.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<bool> ReloadFeatureFlagsAsync(
        string? distinctId = null,
        EvaluateFlagsOptions? options = null,
        CancellationToken cancellationToken = default
    ) => await _flags.ReloadAsync(distinctId, options, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Forgets the answers kept for <see cref="PostHogOptions.FeatureFlagCacheDuration"/>, and which reads of flags have sent
    /// their event already.
    /// </summary>
    public void ClearFeatureFlagCache() => _flags.Clear();
}
