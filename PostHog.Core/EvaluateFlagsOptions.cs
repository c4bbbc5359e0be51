namespace PostHog;

/// <summary>
/// Properties and settings of a flag evaluation. It is read during the call and not kept. Not thread-safe while it is being
/// changed.
/// </summary>
/// <example>
/// <code>
/// new EvaluateFlagsOptions { PersonProperties = { ["plan"] = "pro" }, Groups = { ["company"] = "acme" } }
/// </code>
/// </example>
public sealed class EvaluateFlagsOptions
{
    private Dictionary<string, string>? _groups;
    private Dictionary<string, object?>? _personProperties;
    private Dictionary<string, IDictionary<string, object?>>? _groupProperties;

    /// <summary>The groups the person belongs to: type to key, for example <c>company</c> to <c>acme</c>. Never null.</summary>
    public IDictionary<string, string> Groups => _groups ??= new(StringComparer.Ordinal);

    /// <summary>
    /// Properties of the person, by name, for the conditions of flags. They apply to this evaluation only, win over those
    /// that PostHog has, and are not stored there. Never null.
    /// </summary>
    public IDictionary<string, object?> PersonProperties =>
        _personProperties ??= new(StringComparer.Ordinal);

    /// <summary>Properties of the groups in the same way: group type to the properties of that group. Never null.</summary>
    public IDictionary<string, IDictionary<string, object?>> GroupProperties =>
        _groupProperties ??= new(StringComparer.Ordinal);

    /// <summary>
    /// The flags to evaluate, by key. Null, the default, means all of them; an empty list means none, and the server is not
    /// asked. Calls for one flag ignore it.
    /// </summary>
    public IReadOnlyCollection<string>? FlagKeys { get; set; }

    /// <summary>The person's device, for flags that are rolled out by device. Null, the default, for none.</summary>
    public string? DeviceId { get; set; }

    /// <summary>
    /// Whether flags are evaluated in this process only; inconclusive flags are then missing from the result. Null, the
    /// default, means <see cref="PostHogOptions.OnlyEvaluateFlagsLocally"/>.
    /// </summary>
    public bool? OnlyEvaluateLocally { get; set; }

    /// <summary>
    /// Whether the server evaluates all flags, without local evaluation and without the cache of
    /// <see cref="PostHogOptions.FeatureFlagCacheDuration"/>. Default false. <see cref="OnlyEvaluateLocally"/> wins over
    /// it.
    /// </summary>
    public bool ForceRemote { get; set; }

    /// <summary>
    /// Whether PostHog derives no location from the IP address of the request. Null, the default, means
    /// <see cref="PostHogOptions.DisableGeoIP"/>.
    /// </summary>
    public bool? DisableGeoIP { get; set; }

    /// <summary>
    /// Whether reading a flag captures the event <c>$feature_flag_called</c>, once for each person, flag, value and groups.
    /// Experiments count these events. Default true.
    /// </summary>
    public bool SendFeatureFlagEvents { get; set; } = true;

    /// <summary>The groups; null when nobody asked for the dictionary yet. So with the two below.</summary>
    internal IDictionary<string, string>? OwnGroups => _groups;

    internal IDictionary<string, object?>? OwnPersonProperties => _personProperties;

    internal IDictionary<string, IDictionary<string, object?>>? OwnGroupProperties =>
        _groupProperties;
}
