namespace PostHog.Capture.Values;

/// <summary>Represents a value that could not be read, with the reason why it is left out.</summary>
internal sealed record UnreadableValue(string Reason)
{
    /// <summary>Whether the value could be read if its members could be seen.</summary>
    public bool LacksMembers { get; init; }

    /// <summary>Represents an object of a type that gives one name to several members.</summary>
    public static UnreadableValue Ambiguous(Type type) =>
        new($"holds a {type}, two of whose members have the same name in JSON");
}
