namespace PostHog.Async.Testing;

/// <summary>For whom the flags of a <see cref="FakePostHog"/> are evaluated. Immutable.</summary>
public sealed class FakeFlagRequest
{
    internal FakeFlagRequest(
        string distinctId,
        IReadOnlyDictionary<string, object?> personProperties,
        IReadOnlyDictionary<string, string> groups
    )
    {
        DistinctId = distinctId;
        PersonProperties = personProperties;
        Groups = groups;
    }

    /// <summary>The distinct id of the person.</summary>
    public string DistinctId { get; }

    /// <summary>The properties that the call passed; numbers are <see cref="long"/> or <see cref="double"/>.</summary>
    public IReadOnlyDictionary<string, object?> PersonProperties { get; }

    /// <summary>The group keys, by group type.</summary>
    public IReadOnlyDictionary<string, string> Groups { get; }
}
