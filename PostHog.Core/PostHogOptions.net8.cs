using PostHog.Time;

namespace PostHog;

public sealed partial class PostHogOptions
{
    /// <summary>
    /// The time the client lives by: timestamps, waits between attempts. Default
    /// <see cref="TimeProvider.System"/>; tests pass a provider that they move themselves.
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
