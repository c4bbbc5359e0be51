namespace PostHog.Flags.Inputs;

// Facts: device-id-of-request, group-key-usable.
/// <summary>For whom flags are evaluated, and what the caller said about them; the dictionaries are read, never kept.</summary>
internal readonly struct FlagSubject(string distinctId)
{
    /// <summary>The person's distinct id; never null, blank where nobody is named.</summary>
    public string DistinctId { get; } = distinctId;

    /// <summary>The device's id, for flags that are rolled out by device.</summary>
    public string? DeviceId { get; init; }

    /// <summary>Group type to group key.</summary>
    public IDictionary<string, string>? Groups { get; init; }

    /// <summary>Whether nobody changes <see cref="Groups"/> any more, and the same object may come again.</summary>
    public bool HasFixedGroups { get; init; }

    /// <summary>The person's properties, as the caller gave them for this evaluation.</summary>
    public IDictionary<string, object?>? PersonProperties { get; init; }

    /// <summary>Person properties that stand where <see cref="PersonProperties"/> is silent.</summary>
    public IDictionary<string, object?>? PersonDefaults { get; init; }

    /// <summary>Group type to the properties of that group.</summary>
    public IDictionary<string, IDictionary<string, object?>>? GroupProperties { get; init; }

    /// <summary>Group properties that stand where <see cref="GroupProperties"/> is silent.</summary>
    public IDictionary<string, IDictionary<string, object?>>? GroupDefaults { get; init; }
}
