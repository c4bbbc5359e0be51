namespace PostHog.Flags.Remote;

/// <summary>One caller's question about keys that the definitions do not hold; filled by the <see cref="UnknownFlagTracker{TSignal}"/>.</summary>
/// <typeparam name="TSignal">What others wait for.</typeparam>
internal sealed class UnknownFlagRequest<TSignal>(
    IReadOnlyCollection<string> keys,
    bool isNeededAnyway,
    TSignal signal
)
    where TSignal : class
{
    /// <summary>The keys.</summary>
    public IReadOnlyCollection<string> Keys => keys;

    /// <summary>Whether the server is to be asked for other flags too.</summary>
    public bool IsNeededAnyway => isNeededAnyway;

    /// <summary>What others wait for.</summary>
    public TSignal Signal => signal;

    /// <summary>Whether the server is to be asked at all.</summary>
    public bool IsNeeded { get; set; }

    /// <summary>How often definitions had been loaded when it began.</summary>
    public long Generation { get; set; }

    /// <summary>When it began, in the order of things.</summary>
    public long Sequence { get; set; }

    /// <summary>The keys that others wait for.</summary>
    public List<string> Claimed { get; } = [];

    /// <summary>The keys that others asked for and that was waited for: once each, or a server out of reach would let callers queue.</summary>
    public HashSet<string> WaitedFor { get; } = new(StringComparer.Ordinal);
}
