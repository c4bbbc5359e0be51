namespace PostHog.Development;

/// <summary>What a V1 answer says about one event. Immutable.</summary>
public sealed class ScriptedResult
{
    private static readonly ScriptedResult PlainOk = new(EventResult.Ok, details: null);

    internal ScriptedResult(EventResult result, string? details)
    {
        Result = result;
        Details = details;
    }

    /// <summary>What becomes of the event.</summary>
    public EventResult Result { get; }

    /// <summary>Why, such as <c>invalid_options</c>; null when nothing is said.</summary>
    public string? Details { get; }

    /// <summary>The event is stored.</summary>
    public static ScriptedResult Ok(string? details = null) =>
        details is null ? PlainOk : new(EventResult.Ok, details);

    /// <summary>The event is stored, and something about it was odd.</summary>
    public static ScriptedResult Warning(string? details = null) =>
        new(EventResult.Warning, details);

    /// <summary>The event is refused for good, and not stored.</summary>
    public static ScriptedResult Drop(string? details = null) => new(EventResult.Drop, details);

    /// <summary>The event is not stored this time; the client is to send it again.</summary>
    public static ScriptedResult Retry(string? details = null) => new(EventResult.Retry, details);

    /// <summary>The event is stored, and a quota is used up.</summary>
    public static ScriptedResult Limited(string? details = null) =>
        new(EventResult.Limited, details);
}
