using PostHog.Time;

namespace PostHog.Core.Tests;

/// <summary>A clock that stands still.</summary>
internal sealed class FixedClock(DateTimeOffset now) : Clock
{
    public override DateTimeOffset UtcNow => now;
}
