using PostHog.ErrorTracking;

namespace PostHog.Core.Tests.ErrorTracking;

internal sealed class ReportLimiterTests
{
    private ReportLimiter _limiter = new();

    [SetUp]
    public void Renew() => _limiter = new();

    [Test]
    public void Allows_a_burst_of_one_type_and_then_a_steady_rate()
    {
        Assert.That(
            Passed("IOException", 100, A.Now.Elapsed),
            Is.EqualTo(ReportLimiter.BurstOfType)
        );
        Assert.That(
            Passed("IOException", 100, A.Now.Elapsed + ReportLimiter.Interval),
            Is.EqualTo(1)
        );
        Assert.That(Passed("TimeoutException", 1, A.Now.Elapsed), Is.EqualTo(1));
    }

    [Test]
    public void Limits_all_types_together()
    {
        var passed = Enumerable
            .Range(0, 1000)
            .Count(number => _limiter.TryTake($"type {number}", A.Now.Elapsed));

        Assert.That(passed, Is.EqualTo(ReportLimiter.Burst));
    }

    [Test]
    public void Accumulates_at_most_one_burst()
    {
        Assert.That(Passed("IOException", 1, A.Now.Elapsed), Is.EqualTo(1));
        Assert.That(
            Passed("IOException", 100, A.Now.Elapsed + TimeSpan.FromDays(1)),
            Is.EqualTo(ReportLimiter.BurstOfType)
        );
    }

    [Test]
    public void Ignores_a_clock_that_goes_backwards()
    {
        Assert.That(
            Passed("IOException", 100, A.Now.Elapsed),
            Is.EqualTo(ReportLimiter.BurstOfType)
        );
        Assert.That(Passed("IOException", 100, A.Now.Elapsed - TimeSpan.FromDays(1)), Is.Zero);
    }

    private int Passed(string type, int tries, TimeSpan now) =>
        Enumerable.Range(0, tries).Count(_ => _limiter.TryTake(type, now));
}
