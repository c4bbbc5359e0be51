namespace PostHog.Diagnostics;

internal sealed partial class QueueCounters
{
    private Func<(int Queued, int InFlight, long Bytes)>? _held;

    /// <summary>What the queue holds now.</summary>
    public (int Queued, int InFlight, long Bytes) Held() => _held?.Invoke() ?? default;

    partial void Watch(Func<(int Queued, int InFlight, long Bytes)> held)
    {
        _held = held;
        QueueMetrics.Watch(this);
    }

    partial void Forget() => QueueMetrics.Forget(this);

    partial void MeasureAccepted(int events) => QueueMetrics.Accept(Name, events);

    partial void MeasureRetry() => QueueMetrics.Retry(Name);

    partial void MeasureEnd(DeliveryOutcome outcome, PostHogFailure? failure) =>
        QueueMetrics.Settle(Name, outcome, failure);
}
