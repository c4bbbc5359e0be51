using PostHog.Flags.Inputs;
using PostHog.Flags.Matching.Values;
using PostHog.Time;

namespace PostHog.Flags.State;

// Facts: inconclusive-before-match, device-id-of-request, properties-distinct-id, properties-initial-fill,
// properties-os-alias, missing-property-locally, dependency-context.
/// <summary>
/// The state of one evaluation, of one flag or of all flags, for one subject at one moment. Results are remembered
/// until it ends. Lives on the stack of the evaluating thread.
/// </summary>
internal ref struct EvaluationState
{
    private const string DistinctIdProperty = "distinct_id";
    private const string DeviceIdProperty = "$device_id";
    private const string GroupKeyProperty = "$group_key";

    private readonly FlagSubject _subject;
    private readonly Clock _clock;
    private readonly IFlagResolver _flags;
    private bool _isAskingWhetherOn;
    private DateTimeOffset? _now;

    public EvaluationState(
        in FlagSubject subject,
        string distinctId,
        Clock clock,
        IFlagResolver flags
    )
    {
        _subject = subject;
        _clock = clock;
        _flags = flags;
        DistinctId = distinctId;
    }

    /// <summary>The distinct id as the server uses it.</summary>
    public string DistinctId { get; }

    /// <summary>
    /// The remembered results of criteria, each as its match plus one; empty if nothing is remembered.
    /// </summary>
    public Span<byte> Memo { get; init; }

    /// <summary>The remembered values of flags; empty if nothing is remembered.</summary>
    public FlagMemo Flags { get; init; }

    /// <summary>Whether what the subject does not have is missing at the server, too.</summary>
    public readonly bool IsComplete => _subject.IsComplete;

    /// <summary>The current time, the same for the whole evaluation.</summary>
    public DateTimeOffset Now => _now ??= _clock.UtcNow;

    /// <summary>
    /// Returns the value of another flag for the same subject; null if only the server can decide it.
    /// </summary>
    public FeatureFlag? ValueOf(int flag) => _flags.Resolve(flag, ref this);

    /// <summary>
    /// Returns whether another flag is on if its variant is unknown; null if only the server can decide that, too.
    /// </summary>
    public bool? IsOn(int flag)
    {
        // Only one level, because flags that depend on each other's variants would otherwise be evaluated repeatedly.
        if (_isAskingWhetherOn)
        {
            return null;
        }

        _isAskingWhetherOn = true;
        var isOn = _flags.ResolveIsOn(flag, ref this);
        _isAskingWhetherOn = false;
        return isOn;
    }

    /// <summary>Returns the key of the subject's group of a type; null if it has none.</summary>
    public readonly string? GroupKey(string groupType) =>
        _subject.Groups is { } groups && groups.TryGetValue(groupType, out var key) && key is not ""
            ? key
            : null;

    /// <summary>Gets the device id, set directly or as a property; null if there is none.</summary>
    /// <returns>Whether it is known.</returns>
    public readonly bool TryGetDeviceId(out string? id)
    {
        id = _subject.DeviceId;
        if (id is { Length: > 0 })
        {
            return true;
        }

        var isGiven = TryGetGiven(DeviceIdProperty, out var value);
        id = value is string { Length: > 0 } text ? text : null;
        return !isGiven || IsKnown(DeviceIdProperty, value);
    }

    public readonly bool TryGetPersonProperty(string name, out ServerValue value)
    {
        value = default;
        if (TryGetGiven(name, out var given))
        {
            if (!IsKnown(name, given))
            {
                return false;
            }

            value = ServerValue.Of(given);
            return value.Kind != ServerKind.Absent;
        }

        if (name != DistinctIdProperty)
        {
            return false;
        }

        value = ServerValue.Of(DistinctId);
        return true;
    }

    public readonly bool TryGetGroupProperty(string groupType, string name, out ServerValue value)
    {
        value = default;
        if (GroupKey(groupType) is not { } key)
        {
            return false;
        }

        if (
            !TryGetGiven(_subject.GroupProperties, groupType, name, out var given)
            && !TryGetGiven(_subject.GroupDefaults, groupType, name, out given)
        )
        {
            if (name != GroupKeyProperty)
            {
                return false;
            }

            given = key;
        }
        else if (!IsKnown(name, given))
        {
            return false;
        }

        value = ServerValue.Of(given);
        return value.Kind != ServerKind.Absent;
    }

    private readonly bool IsKnown(string name, object? value) =>
        !_subject.IsUnchecked || PlainProperties.IsSmall(name, value);

    private readonly bool TryGetGiven(string name, out object? value)
    {
        value = null;
        return (
                _subject.PersonProperties is { } properties
                && properties.TryGetValue(name, out value)
            ) || (_subject.PersonDefaults is { } defaults && defaults.TryGetValue(name, out value));
    }

    private static bool TryGetGiven(
        IDictionary<string, IDictionary<string, object?>>? groups,
        string groupType,
        string name,
        out object? value
    )
    {
        value = null;
        return groups is not null
            && groups.TryGetValue(groupType, out var properties)
            && properties is not null
            && properties.TryGetValue(name, out value);
    }
}
