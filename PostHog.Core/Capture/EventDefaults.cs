using PostHog.Capture.Values;
using PostHog.Wire;

namespace PostHog.Capture;

// Facts: personless-fallback.
/// <summary>
/// The layers below every event of a client: its super properties and options, and below these the properties of the
/// library. Each fills only what the layers above it left unset. Copied from the options, so that they cannot change.
/// </summary>
internal sealed class EventDefaults
{
    /// <summary>No layers, for an event that already includes them.</summary>
    public static readonly EventDefaults None = new([], [], []);

    private static readonly string[] MergedProperties =
    [
        WireNames.Set,
        WireNames.SetOnce,
        WireNames.Groups,
        WireNames.GroupSet,
    ];

    private readonly Dictionary<string, object?> _properties = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object?> _options = new(StringComparer.Ordinal);
    private readonly bool _allReserved;

    private EventDefaults(
        IEnumerable<KeyValuePair<string, object?>> superProperties,
        IEnumerable<KeyValuePair<string, object?>> superOptions,
        IEnumerable<KeyValuePair<string, object>> sdkProperties
    )
    {
        foreach (var property in superProperties)
        {
            if (!ExceptionNames.IsReserved(property.Key))
            {
                _properties[property.Key] = ValueCopy.Of(property.Value);
            }
        }

        foreach (var property in sdkProperties)
        {
            if (!_properties.ContainsKey(property.Key))
            {
                _properties.Add(property.Key, property.Value);
            }
        }

        foreach (var option in superOptions)
        {
            if (!NullValue.Is(option.Value))
            {
                _options[option.Key] = ValueCopy.Of(option.Value);
            }
        }

        _allReserved = _properties.Keys.All(IsReserved);
    }

    /// <summary>The properties of both layers.</summary>
    public IReadOnlyDictionary<string, object?> Properties => _properties;

    /// <summary>The options that are set.</summary>
    public IReadOnlyDictionary<string, object?> Options => _options;

    /// <summary>Creates the layers from the options of a client.</summary>
    public static EventDefaults From(PostHogOptions options) =>
        new(options.SuperProperties, options.SuperOptions, SdkProperties.From(options).Members);

    /// <summary>
    /// Whether a property is a map that the layers merge, instead of the upper layer hiding the lower one.
    /// </summary>
    public static bool IsMerged(string property) => Array.IndexOf(MergedProperties, property) >= 0;

    /// <summary>Whether one of the layers sets a property, even to null.</summary>
    public bool Has(string property) =>
        (!_allReserved || IsReserved(property)) && _properties.ContainsKey(property);

    /// <summary>Returns a property of an event or, if the event does not have it, of the layers.</summary>
    public object? PropertyOf(PostHogEvent posthogEvent, string property) =>
        posthogEvent.OwnProperties.TryGetValue(property, out var own)
            ? own
            : PropertyBelow(property);

    /// <summary>
    /// Returns an option of an event or, if it is not set there, of the layers; null if it is not set at all.
    /// </summary>
    public object? OptionOf(PostHogEvent posthogEvent, string option)
    {
        if (
            posthogEvent.OwnOptions is { } own
            && own.TryGetValue(option, out var value)
            && !NullValue.Is(value)
        )
        {
            return value;
        }

        return _options.TryGetValue(option, out var lower) ? lower : null;
    }

    /// <summary>Whether an event has options in any layer.</summary>
    public bool HasOptions(PostHogEvent posthogEvent) =>
        posthogEvent.OwnOptions is { Count: > 0 } || _options.Count > 0;

    /// <summary>
    /// Returns the map that a property of an event is merged with; null if the property is not merged, if the layers
    /// have no map for it, or if the event sets it to null.
    /// </summary>
    public object? MapBelow(PostHogEvent posthogEvent, string property)
    {
        var isBlocked =
            !IsMerged(property)
            || (posthogEvent.OwnProperties.TryGetValue(property, out var own) && NullValue.Is(own));
        return isBlocked ? null : PropertyBelow(property) as Dictionary<string, object?>;
    }

    private object? PropertyBelow(string property) =>
        _properties.TryGetValue(property, out var value) ? value : null;

    private static bool IsReserved(string property) => property.Length > 0 && property[0] == '$';
}
