namespace PostHog.Diagnostics;

/// <summary>
/// Counts what happens to the events of one queue, for the client's diagnostics and, if the framework supports them,
/// for metrics. Thread-safe.
/// </summary>
/// <param name="name">The name of the queue in metrics.</param>
internal sealed partial class QueueCounters(string name)
{
    private readonly long[] _dropped = new long[Enum.GetNames(typeof(PostHogFailureKind)).Length];
    private long _accepted;
    private long _delivered;
    private long _unknown;
    private long _spooled;
    private long _retries;
    private volatile PostHogFailure? _lastFailure;

    /// <summary>The name of the queue in metrics.</summary>
    public string Name => name;

    /// <summary>Starts measuring what the queue holds, which the function returns.</summary>
    public void Open(Func<(int Queued, int InFlight, long Bytes)> held) => Watch(held);

    /// <summary>Stops measuring what the queue holds.</summary>
    public void Close() => Forget();

    public void Accept(int events = 1)
    {
        Interlocked.Add(ref _accepted, events);
        MeasureAccepted(events);
    }

    public void Retry()
    {
        Interlocked.Increment(ref _retries);
        MeasureRetry();
    }

    public void Fail(PostHogFailure failure) => _lastFailure = failure;

    /// <summary>Counts a settled event.</summary>
    public void Settle(DeliveryOutcome outcome, PostHogFailure? failure)
    {
        MeasureEnd(outcome, failure);
        switch (outcome)
        {
            case DeliveryOutcome.Delivered:
                Interlocked.Increment(ref _delivered);
                break;
            case DeliveryOutcome.Unknown:
                Interlocked.Increment(ref _unknown);
                break;
            case DeliveryOutcome.Spooled:
                Interlocked.Increment(ref _spooled);
                break;
            default:
                Interlocked.Increment(ref _dropped[(int)failure!.Kind]);
                break;
        }
    }

    /// <summary>Returns the current counters.</summary>
    public QueueDiagnostics Snapshot(int queued, int inFlight, long bytes) =>
        new(
            queued,
            inFlight,
            bytes,
            Interlocked.Read(ref _accepted),
            Interlocked.Read(ref _delivered),
            Interlocked.Read(ref _unknown),
            Interlocked.Read(ref _retries),
            Dropped(),
            _lastFailure,
            Interlocked.Read(ref _spooled)
        );

    private Dictionary<PostHogFailureKind, long> Dropped()
    {
        var dropped = new Dictionary<PostHogFailureKind, long>();
        for (var kind = 0; kind < _dropped.Length; kind++)
        {
            if (Interlocked.Read(ref _dropped[kind]) is > 0 and var count)
            {
                dropped.Add((PostHogFailureKind)kind, count);
            }
        }

        return dropped;
    }

    partial void Watch(Func<(int Queued, int InFlight, long Bytes)> held);

    partial void Forget();

    partial void MeasureAccepted(int events);

    partial void MeasureRetry();

    partial void MeasureEnd(DeliveryOutcome outcome, PostHogFailure? failure);
}
