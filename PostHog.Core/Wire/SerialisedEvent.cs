namespace PostHog.Wire;

/// <summary>
/// An event as it will be sent, in UTF-8: nothing the caller does any more can change it. Known by its identity, because
/// two events may be equal in every byte.
/// </summary>
internal sealed class SerialisedEvent(string name, Guid uuid, byte[] json)
{
    /// <summary>What the objects around the JSON of one event take up, as measured, rounded up.</summary>
    public const int Allowance = 200;

    public string Name => name;

    public Guid Uuid => uuid;

    public byte[] Json => json;

    /// <summary>How much memory it takes up: the JSON, and an allowance for the objects around it.</summary>
    public int Bytes => json.Length + Allowance;

    /// <summary>How many callbacks of the host led to it; 0 for one that the application captured by itself.</summary>
    public int CallbackDepth { get; init; }
}
