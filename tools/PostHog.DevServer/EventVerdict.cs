namespace PostHog.Development;

/// <summary>What a V1 answer says about one event. Immutable.</summary>
public sealed class EventVerdict
{
    private static readonly EventVerdict PlainOk = new(EventResult.Ok, details: null);

    internal EventVerdict(EventResult result, string? details)
    {
        Result = result;
        Details = details;
    }

    /// <summary>What becomes of the event.</summary>
    public EventResult Result { get; }

    /// <summary>Why, such as <c>invalid_options</c>; null when nothing is said.</summary>
    public string? Details { get; }

    /// <summary>The event is stored.</summary>
    public static EventVerdict Ok(string? details = null) =>
        details is null ? PlainOk : new(EventResult.Ok, details);

    /// <summary>The event is stored, and something about it was odd.</summary>
    public static EventVerdict Warning(string? details = null) => new(EventResult.Warning, details);

    /// <summary>The event is refused for good, and not stored.</summary>
    public static EventVerdict Drop(string? details = null) => new(EventResult.Drop, details);

    /// <summary>The event is not stored this time; the client is to send it again.</summary>
    public static EventVerdict Retry(string? details = null) => new(EventResult.Retry, details);

    /// <summary>The event is stored, and a quota is used up.</summary>
    public static EventVerdict Limited(string? details = null) => new(EventResult.Limited, details);
}
