using System.Collections;
using PostHog.Capture.Values;
using PostHog.Collections;

namespace PostHog;

/// <summary>
/// Properties and settings of a flag evaluation. It is read during the call and not kept. Not thread-safe while it is
/// being changed.
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
    private GroupPropertyMap? _groupProperties;

    /// <summary>
    /// The groups the person belongs to: type to key, for example <c>company</c> to <c>acme</c>. Never null; a
    /// dictionary that is assigned is copied.
    /// </summary>
    /// <exception cref="ArgumentNullException">Null is assigned.</exception>
    public IDictionary<string, string> Groups
    {
        get => _groups ??= new(StringComparer.Ordinal);
        set => _groups = NamedValues.Copy(value, nameof(Groups));
    }

    /// <summary>
    /// Properties of the person, by name, for the conditions of flags. They apply to this evaluation only, take
    /// precedence over those in PostHog, and are not stored there. Never null; a dictionary that is assigned is copied.
    /// </summary>
    /// <exception cref="ArgumentNullException">Null is assigned.</exception>
    public IDictionary<string, object?> PersonProperties
    {
        get => _personProperties ??= new(StringComparer.Ordinal);
        set => _personProperties = NamedValues.Copy(value, nameof(PersonProperties));
    }

    /// <summary>
    /// Properties of the groups in the same way: group type to the properties of that group. A type that is missing
    /// is added with its first property. Never null; dictionaries that are assigned are copied.
    /// </summary>
    /// <exception cref="ArgumentNullException">Null is assigned, also as the properties of one group
    /// type.</exception>
    public IDictionary<string, IDictionary<string, object?>> GroupProperties
    {
        get => _groupProperties ??= new();
        set => _groupProperties = GroupPropertyMap.Of(value);
    }

    /// <summary>Adds properties of the person in any shape; they replace those of the same names.</summary>
    /// <param name="properties">Any dictionary, such as an <see cref="IReadOnlyDictionary{TKey, TValue}"/> or a
    /// <see cref="Hashtable"/>, or a sequence of pairs.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="properties"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="properties"/> has no names, or is of a type that often
    /// contains credentials, such as headers.</exception>
    public EvaluateFlagsOptions WithPersonProperties(IEnumerable properties)
    {
        NamedValues.AddTo(PersonProperties, properties, nameof(properties));
        return this;
    }

    /// <summary>Adds properties of a group in any shape; they replace those of the same names.</summary>
    /// <param name="groupType">The type of the group, such as <c>company</c>.</param>
    /// <param name="properties">Any dictionary, such as an <see cref="IReadOnlyDictionary{TKey, TValue}"/> or a
    /// <see cref="Hashtable"/>, or a sequence of pairs.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="groupType"/> or <paramref name="properties"/> is
    /// null.</exception>
    /// <exception cref="ArgumentException"><paramref name="properties"/> has no names, or is of a type that often
    /// contains credentials, such as headers.</exception>
    public EvaluateFlagsOptions WithGroupProperties(string groupType, IEnumerable properties)
    {
        var group = GroupProperties[
            groupType ?? throw new ArgumentNullException(nameof(groupType))
        ];
        NamedValues.AddTo(group, properties, nameof(properties));
        return this;
    }

    /// <summary>
    /// The flags to evaluate, by key. Null, the default, means all flags; an empty list means none, and the server is
    /// not asked. Calls for one flag ignore this list.
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
    /// <see cref="PostHogOptions.FeatureFlagCacheDuration"/>. Default false. <see cref="OnlyEvaluateLocally"/> takes
    /// precedence.
    /// </summary>
    public bool ForceRemote { get; set; }

    /// <summary>
    /// Whether PostHog derives no location from the IP address of the request. Null, the default, means
    /// <see cref="PostHogOptions.DisableGeoIP"/>.
    /// </summary>
    public bool? DisableGeoIP { get; set; }

    /// <summary>
    /// Whether reading a flag captures the event <c>$feature_flag_called</c>, once for each combination of person,
    /// flag, value and groups. Experiments count these events. Default true.
    /// </summary>
    public bool SendFeatureFlagEvents { get; set; } = true;

    /// <summary>
    /// The groups; null if the dictionary has not been read yet. The same is true of the two properties below.
    /// </summary>
    internal IDictionary<string, string>? OwnGroups => _groups;

    internal IDictionary<string, object?>? OwnPersonProperties => _personProperties;

    internal IDictionary<string, IDictionary<string, object?>>? OwnGroupProperties =>
        _groupProperties;
}
