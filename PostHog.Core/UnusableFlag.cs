namespace PostHog;

/// <summary>A feature flag whose definition this process cannot evaluate, or not for everybody. Immutable and safe to share.</summary>
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

    /// <summary>Why it cannot be evaluated, in one sentence for people.</summary>
    public string Reason { get; }

    /// <summary>
    /// Whether the server evaluates it for everybody; false when only a part of its conditions is left to the server, so that
    /// many an answer is found here all the same.
    /// </summary>
    public bool IsForEverybody { get; }

    /// <summary>Returns key and reason on one line.</summary>
    public override string ToString() => $"{Key}: {Reason}";
}
