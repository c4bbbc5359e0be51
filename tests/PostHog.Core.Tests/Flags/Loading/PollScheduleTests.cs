using PostHog.Flags.Loading;

namespace PostHog.Core.Tests.Flags.Loading;

internal sealed class PollScheduleTests
{
    private static readonly PollSchedule Half = new(TimeSpan.FromSeconds(30));

    [TestCase(0.0, 30)]
    [TestCase(0.5, 31.5)]
    [TestCase(0.999, 32.997)]
    public void Adds_up_to_a_tenth_as_jitter(double jitter, double seconds)
    {
        Assert.That(
            Next(Half, failures: 0, jitter: jitter),
            Is.EqualTo(TimeSpan.FromSeconds(seconds)).Within(TimeSpan.FromMilliseconds(1))
        );
    }

    [TestCase(0.0, 30)]
    [TestCase(0.25, 37.5)]
    [TestCase(0.4999, 44.997)]
    [TestCase(0.5, 15)]
    [TestCase(0.9999, 29.997)]
    public void Spreads_the_poll_after_the_first_load(double jitter, double seconds)
    {
        Assert.That(
            Half.Next(0, null, DateTimeOffset.UnixEpoch, jitter, isFirst: true),
            Is.EqualTo(TimeSpan.FromSeconds(seconds)).Within(TimeSpan.FromMilliseconds(1))
        );
    }

    [TestCase(1, null, 0.5, 37.5)]
    [TestCase(5, null, 0.999, 449.85)]
    [TestCase(1, "90", 0.5, 112.5)]
    public void Adds_up_to_a_half_as_jitter_after_a_failure(
        int failures,
        string? retryAfter,
        double jitter,
        double seconds
    )
    {
        Assert.That(
            Next(Half, failures, retryAfter, jitter),
            Is.EqualTo(TimeSpan.FromSeconds(seconds)).Within(TimeSpan.FromMilliseconds(1))
        );
    }

    [TestCase(1, 30)]
    [TestCase(2, 60)]
    [TestCase(3, 120)]
    [TestCase(4, 240)]
    [TestCase(5, 300)]
    [TestCase(1000, 300)]
    public void Backs_off_by_at_least_one_interval(int failures, int seconds)
    {
        Assert.That(Next(Half, failures), Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [Test]
    public void Never_backs_off_less_than_a_long_interval()
    {
        var hourly = new PollSchedule(TimeSpan.FromHours(1));

        Assert.That(Next(hourly, failures: 9), Is.EqualTo(TimeSpan.FromHours(1)));
    }

    [TestCase("5", 30)]
    [TestCase("90", 90)]
    [TestCase("999999", 3600)]
    public void Waits_longer_when_the_server_asks(string retryAfter, int seconds)
    {
        Assert.That(Next(Half, failures: 1, retryAfter), Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [Test]
    public void Has_no_next_time_without_polling()
    {
        Assert.That(Next(new PollSchedule(TimeSpan.Zero), failures: 0), Is.Null);
        Assert.That(Next(new PollSchedule(Timeout.InfiniteTimeSpan), failures: 3), Is.Null);
    }

    private static TimeSpan? Next(
        PollSchedule schedule,
        int failures,
        string? retryAfter = null,
        double jitter = 0
    ) => schedule.Next(failures, retryAfter, DateTimeOffset.UnixEpoch, jitter);
}
