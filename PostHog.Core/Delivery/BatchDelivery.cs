using PostHog.Wire;

namespace PostHog.Delivery;

/// <summary>
/// The state of one batch on its way: counts its attempts and decides after each what comes next. It neither sends nor
/// waits; whoever drives it does both.
/// </summary>
internal sealed class BatchDelivery(RetryPolicy policy)
{
    private bool _mayHaveArrived;

    /// <summary>How many attempts have been answered for.</summary>
    public int Attempts { get; private set; }

    /// <summary>Takes what came back for an attempt and says what to do.</summary>
    /// <param name="response">The answer, or the lack of one.</param>
    /// <param name="now">The time, for a <c>Retry-After</c> that gives a date.</param>
    /// <param name="jitter">A random number from 0 up to 1.</param>
    public Verdict Decide(WireResponse response, DateTimeOffset now, double jitter)
    {
        Attempts++;
        _mayHaveArrived |= response.Failure is { BodyStarted: true };
        var finding = V0Answer.Read(response);
        return finding.Kind switch
        {
            VerdictKind.Delivered => finding,
            VerdictKind.Again when policy.AllowsAnother(Attempts) => finding with
            {
                Delay = RetryPolicy.DelayAfter(
                    Attempts,
                    RetryAfter.Read(response.RetryAfter, now),
                    jitter
                ),
            },
            // An earlier attempt may have been taken although its answer was lost: then a later refusal
            // or outage leaves the events unknown, never lost.
            _ => finding with
            {
                Kind = VerdictKind.GivenUp,
                Outcome = _mayHaveArrived ? DeliveryOutcome.Unknown : finding.Outcome,
            },
        };
    }
}
