using PostHog.Time;

namespace PostHog.Core.Tests.Time;

internal sealed class ClockTests
{
    [Test]
    public void Uses_the_system_time_by_default()
    {
        var before = DateTimeOffset.UtcNow;

        var now = new PostHogOptions().Clock.UtcNow;

        Assert.That(now, Is.InRange(before, DateTimeOffset.UtcNow));
    }

    [Test]
    public void Leaves_waiting_to_the_caller()
    {
        Assert.That(SystemClock.Instance.TryPause(TimeSpan.FromSeconds(1)), Is.False);
    }
}
