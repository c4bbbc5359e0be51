namespace PostHog.Extensions.Hosting.Health;

/// <summary>Whether deliveries succeed, by the counters of one check and the next. Thread-safe.</summary>
internal sealed class DeliveryTrend
{
    private readonly object _gate = new();
    private long _delivered;
    private long _failed;
    private bool _isFailing;

    /// <summary>
    /// Returns whether deliveries have failed and none has succeeded since the previous call. If there were none at all,
    /// the answer is that of the previous call.
    /// </summary>
    public bool IsFailing(PostHogDiagnostics counters)
    {
        var delivered = counters.Events.Delivered + counters.Ai.Delivered;
        var failed = FailedIn(counters.Events) + FailedIn(counters.Ai);
        lock (_gate)
        {
            _isFailing = delivered == _delivered && (_isFailing || failed > _failed);
            _delivered = delivered;
            _failed = failed;
            return _isFailing;
        }
    }

    private static long FailedIn(QueueDiagnostics queue) =>
        queue.Retries
        + queue.Unknown
        + queue.Dropped.Where(one => IsOfDelivery(one.Key)).Sum(one => one.Value);

    // Not what the application caused itself, nor what waited too long because of these.
    private static bool IsOfDelivery(PostHogFailureKind kind) =>
        kind
            is PostHogFailureKind.Unreachable
                or PostHogFailureKind.TlsFailure
                or PostHogFailureKind.Timeout
                or PostHogFailureKind.ConnectionLost
                or PostHogFailureKind.UnreadableResponse
                or PostHogFailureKind.Refused
                or PostHogFailureKind.ServerError
                or PostHogFailureKind.HandlerFault
                or PostHogFailureKind.QuotaLimited;
}
