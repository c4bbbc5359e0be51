using Microsoft.Extensions.Internal;

namespace PostHog.Extensions.Caching.Tests;

/// <summary>The clock of the store in this process. It moves when told.</summary>
internal sealed class MovedClock : ISystemClock
{
    public DateTimeOffset UtcNow { get; private set; } = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public void Move(TimeSpan time) => UtcNow += time;
}
