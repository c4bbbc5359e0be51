namespace PostHog;

/// <summary>
/// A feature flag that this process cannot evaluate, at least not for everyone. Immutable and safe to share.
/// </summary>
public sealed class UnusableFlag
{
    internal UnusableFlag(string key, string reason, bool isForEverybody)
    {
        Key = key;
        Reason = reason;
        IsForEverybody = isForEverybody;
    }

    /// <summary>The key of the flag, as in PostHog.</summary>
    public string Key { get; }

    /// <summary>Why it cannot be evaluated, as a readable sentence.</summary>
    public string Reason { get; }

    /// <summary>
    /// Whether the server evaluates it for everyone; false if only some of its conditions are left to the server, so
    /// that it is still evaluated locally for many people.
    /// </summary>
    public bool IsForEverybody { get; }

    /// <summary>Returns key and reason on one line.</summary>
    public override string ToString() => $"{Key}: {Reason}";
}
