namespace PostHog.Time;

/// <summary>A clock that reads a caller's <see cref="TimeProvider"/>.</summary>
internal sealed class TimeProviderClock(TimeProvider provider) : Clock
{
    private readonly long _start = provider.GetTimestamp();

    public override DateTimeOffset UtcNow => provider.GetUtcNow();

    public override TimeSpan Elapsed => provider.GetElapsedTime(_start);

    public override TimeProvider TimeProvider => provider;

    public override IDisposable? WakeAfter(TimeSpan duration, Action wake) =>
        provider.CreateTimer(
            static state => ((Action)state!)(),
            wake,
            duration,
            Timeout.InfiniteTimeSpan
        );
}
