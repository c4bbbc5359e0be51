namespace PostHog.Flags.Inputs;

// Facts: device-id-of-request, group-key-usable.
/// <summary>
/// The subject of an evaluation, and what the caller says about it. The dictionaries are read, but not kept.
/// </summary>
internal readonly struct FlagSubject(string distinctId)
{
    /// <summary>The person's distinct id; never null, blank if there is none.</summary>
    public string DistinctId { get; } = distinctId;

    /// <summary>The device's id, for flags that are rolled out by device.</summary>
    public string? DeviceId { get; init; }

    /// <summary>The group keys, by group type.</summary>
    public IDictionary<string, string>? Groups { get; init; }

    /// <summary>
    /// Whether <see cref="Groups"/> never changes, and later evaluations may pass the same object again.
    /// </summary>
    public bool HasImmutableGroups { get; init; }

    /// <summary>The person's properties that the caller passed for this evaluation.</summary>
    public IDictionary<string, object?>? PersonProperties { get; init; }

    /// <summary>The person properties to use if <see cref="PersonProperties"/> does not have them.</summary>
    public IDictionary<string, object?>? PersonDefaults { get; init; }

    /// <summary>The group properties, by group type.</summary>
    public IDictionary<string, IDictionary<string, object?>>? GroupProperties { get; init; }

    /// <summary>
    /// The properties that are missing because they cannot be sent, each with the reason; null if there are none.
    /// </summary>
    public IReadOnlyDictionary<string, string>? OmittedProperties { get; init; }

    /// <summary>
    /// Whether properties may be among the others that cannot be sent. Only small properties count then: the value of
    /// any other is unknown.
    /// </summary>
    public bool IsUnchecked { get; init; }

    /// <summary>
    /// Whether there are no other properties and identifiers than these, as at a server that looked the person up. Otherwise,
    /// the default, what is missing here may be known to the server.
    /// </summary>
    public bool IsComplete { get; init; }

    /// <summary>The group properties to use if <see cref="GroupProperties"/> does not have them.</summary>
    public IDictionary<string, IDictionary<string, object?>>? GroupDefaults { get; init; }
}
