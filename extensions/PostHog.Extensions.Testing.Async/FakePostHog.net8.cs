using PostHog.Time;

namespace PostHog.Async.Testing;

public sealed partial class FakePostHog
{
    /// <summary>
    /// Creates a fake whose clients use a time provider, such as the <c>FakeTimeProvider</c> of
    /// <c>Microsoft.Extensions.TimeProvider.Testing</c>. A client then waits between attempts until the test moves it.
    /// </summary>
    /// <param name="timeProvider">The time provider.</param>
    /// <exception cref="ArgumentNullException"><paramref name="timeProvider"/> is null.</exception>
    public FakePostHog(TimeProvider timeProvider)
        : this(
            fakeClock: null,
            new TimeProviderClock(
                timeProvider ?? throw new ArgumentNullException(nameof(timeProvider))
            )
        ) { }
}
