using PostHog.Async.Platform;
using PostHog.Time;

namespace PostHog.Async.Import.Sending;

/// <summary>Spreads events over time.</summary>
internal sealed class RateLimit(double eventsPerSecond, Clock clock)
{
    private TimeSpan _free = clock.Elapsed;

    /// <summary>Returns once so many events may be sent.</summary>
    public async Task WaitAsync(int events, CancellationToken cancellationToken)
    {
        if (double.IsPositiveInfinity(eventsPerSecond))
        {
            return;
        }

        var now = clock.Elapsed;
        if (_free > now)
        {
            await Pause.ForAsync(_free - now, clock, cancellationToken).ConfigureAwait(false);
        }

        var start = _free > now ? _free : now;
        _free = start + TimeSpan.FromSeconds(events / eventsPerSecond);
    }
}
