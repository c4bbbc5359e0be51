using PostHog.Time;

namespace PostHog;

public sealed partial class PostHogOptions
{
    /// <summary>
    /// The clock of the client, for timestamps and delays between attempts. Default <see cref="TimeProvider.System"/>;
    /// tests can pass their own.
    /// </summary>
    public TimeProvider TimeProvider
    {
        get => Clock.TimeProvider;
        set =>
            Clock = new TimeProviderClock(
                value ?? throw new ArgumentNullException(nameof(TimeProvider))
            );
    }
}
