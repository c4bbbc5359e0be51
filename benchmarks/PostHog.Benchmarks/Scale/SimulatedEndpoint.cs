namespace PostHog.Benchmarks.Scale;

/// <summary>
/// An endpoint that answers so many requests each second and refuses the others, and for a while answers none at all. It
/// counts what arrives.
/// </summary>
/// <param name="limit">The requests that it answers in one second.</param>
/// <param name="retryAfter">The <c>Retry-After</c> of a refusal; null for none.</param>
/// <param name="outage">The seconds from and until which it does not answer.</param>
/// <param name="duration">The seconds that are simulated.</param>
internal sealed class SimulatedEndpoint(
    int limit,
    string? retryAfter,
    (double From, double Until) outage,
    int duration
)
{
    private readonly int[] _arrived = new int[duration];
    private readonly int[] _accepted = new int[duration];

    /// <summary>The requests that arrived in each second, answered or not.</summary>
    public IReadOnlyList<int> Arrived => _arrived;

    /// <summary>The requests that were answered in each second.</summary>
    public IReadOnlyList<int> Accepted => _accepted;

    /// <summary>Returns whether a request is answered, and how long a refusal asks to wait.</summary>
    /// <param name="at">The time in seconds.</param>
    public (bool IsAccepted, string? RetryAfter) Ask(double at)
    {
        var second = (int)at;
        _arrived[second]++;
        if (at >= outage.From && at < outage.Until)
        {
            return (false, null);
        }

        if (_accepted[second] >= limit)
        {
            return (false, retryAfter);
        }

        _accepted[second]++;
        return (true, null);
    }
}
