namespace PostHog.Flags.Remote;

/// <summary>
/// One caller's question about keys that the definitions do not contain. The <see cref="UnknownFlagTracker{TSignal}"/>
/// sets its members.
/// </summary>
/// <typeparam name="TSignal">The signal that other callers wait for.</typeparam>
internal sealed class UnknownFlagRequest<TSignal>(
    IReadOnlyCollection<string> keys,
    bool isNeededAnyway,
    TSignal signal
)
    where TSignal : class
{
    /// <summary>The keys.</summary>
    public IReadOnlyCollection<string> Keys => keys;

    /// <summary>Whether the server has to be asked for other flags, too.</summary>
    public bool IsNeededAnyway => isNeededAnyway;

    /// <summary>The signal that other callers wait for.</summary>
    public TSignal Signal => signal;

    /// <summary>Whether the server has to be asked at all.</summary>
    public bool IsNeeded { get; set; }

    /// <summary>The number of successful loads of definitions when the request began.</summary>
    public long Generation { get; set; }

    /// <summary>The sequence number at which the request began.</summary>
    public long Sequence { get; set; }

    /// <summary>The keys of this request that other callers wait for.</summary>
    public List<string> Claimed { get; } = [];

    /// <summary>
    /// The keys of other requests that this one has waited for, each once. Otherwise, callers would queue up if the
    /// server is unreachable.
    /// </summary>
    public HashSet<string> WaitedFor { get; } = new(StringComparer.Ordinal);
}
