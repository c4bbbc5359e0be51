namespace PostHog.Development;

/// <summary>What becomes of one event of a V1 request.</summary>
public enum EventResult
{
    /// <summary>It is stored.</summary>
    Ok,

    /// <summary>It is stored, and something about it was odd.</summary>
    Warning,

    /// <summary>It is refused for good, and not stored.</summary>
    Drop,

    /// <summary>It could not be stored this time; the client is to send it again.</summary>
    Retry,

    /// <summary>It is stored, and a quota is used up. PostHog no longer answers this.</summary>
    Limited,
}
