namespace PostHog.Wire;

/// <summary>
/// An event as it will be sent, in UTF-8. Nothing that the caller does can change it any more. Compared by reference,
/// because two events can be equal in every byte.
/// </summary>
internal sealed class SerialisedEvent(string name, Guid uuid, byte[] json)
{
    /// <summary>The measured size, rounded up, of the objects around the JSON of one event, in bytes.</summary>
    public const int Allowance = 200;

    /// <summary>The name, cut as in a verdict: the JSON has all of it.</summary>
    public string Name { get; } = EventVerdict.Shorten(name);

    public Guid Uuid => uuid;

    public byte[] Json => json;

    /// <summary>
    /// The memory that the event takes, in bytes: the JSON, the name, and an allowance for the objects around them.
    /// </summary>
    public int Bytes => json.Length + (2 * Name.Length) + Allowance;

    /// <summary>The file of the spool that holds the event; null if none does. Only the spool uses it.</summary>
    public object? SpoolFile { get; set; }

    /// <summary>
    /// The number of nested application callbacks that led to the event; 0 if it was captured outside any callback.
    /// </summary>
    public int CallbackDepth { get; init; }
}
