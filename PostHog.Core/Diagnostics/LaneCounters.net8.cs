namespace PostHog.Diagnostics;

internal sealed partial class LaneCounters
{
    private Func<(int Queued, int InFlight)>? _held;

    /// <summary>What the lane holds now.</summary>
    public (int Queued, int InFlight) Held() => _held?.Invoke() ?? default;

    partial void Watch(Func<(int Queued, int InFlight)> held)
    {
        _held = held;
        LaneMetrics.Watch(this);
    }

    partial void Forget() => LaneMetrics.Forget(this);

    partial void MeasureAccepted(int events) => LaneMetrics.Accept(Name, events);

    partial void MeasureRetry() => LaneMetrics.Retry(Name);

    partial void MeasureEnd(EventVerdict verdict) => LaneMetrics.Settle(Name, verdict);
}
