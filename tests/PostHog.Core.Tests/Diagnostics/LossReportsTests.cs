using PostHog.Diagnostics;
using PostHog.TestKit;

namespace PostHog.Core.Tests.Diagnostics;

public sealed class LossReportsTests
{
    private const int MaxWaiting = 10_000;

    private readonly FakeTime _time = new();

    [Test]
    public void Reports_early_when_many_events_wait()
    {
        var reports = Paced();

        for (var number = 1; number < MaxWaiting; number++)
        {
            Assert.That(reports.Add(Lost()), Is.Empty);
        }

        Assert.That(reports.Add(Lost()).Single().Verdicts, Has.Count.EqualTo(MaxWaiting));
    }

    [Test]
    public void Does_not_delay_a_later_loss_after_many_early_reports()
    {
        var reports = Paced();
        for (var number = 0; number < 50 * MaxWaiting; number++)
        {
            reports.Add(Lost());
        }

        reports.Add(Lost());

        Assert.That(reports.TimeUntilDue, Is.EqualTo(LossReports.Interval));
        _time.Advance(LossReports.Interval);
        Assert.That(reports.TakeDue(), Has.Count.EqualTo(1));
    }

    [Test]
    public void Reports_at_once_again_after_a_long_pause()
    {
        var reports = Paced();
        _time.Advance(TimeSpan.FromMinutes(1));

        for (var number = 0; number < LossReports.Burst; number++)
        {
            Assert.That(reports.Add(Lost()), Has.Count.EqualTo(1));
        }

        Assert.That(reports.Add(Lost()), Is.Empty);
    }

    private LossReports Paced()
    {
        var reports = new LossReports(_time);
        for (var number = 0; number < LossReports.Burst; number++)
        {
            reports.Add(Lost());
        }

        return reports;
    }

    private static Loss Lost() =>
        new(
            PostHogOperation.Enqueue,
            Attempts: 0,
            [A.Verdict(DeliveryOutcome.NotDelivered, A.Failure())],
            Depth: 0
        );
}
