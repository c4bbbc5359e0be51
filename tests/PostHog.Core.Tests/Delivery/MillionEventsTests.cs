using PostHog.Core.Tests.Flags;
using PostHog.Delivery;
using PostHog.Diagnostics;
using PostHog.ErrorTracking;
using PostHog.Flags.Loading;
using PostHog.Setup;
using PostHog.TestKit;
using PostHog.Time;
using PostHog.Wire;

namespace PostHog.Core.Tests.Delivery;

/// <summary>
/// What a client holds stays within the bounds of <c>docs/scale.md</c>, however many events, messages and definitions it sees.
/// </summary>
[NonParallelizable]
internal sealed class MillionEventsTests
{
    private static readonly FakeTime Time = new(DateTimeOffset.UnixEpoch);

    [TestCase(400, 8)]
    [TestCase(10_000, 70)]
    public void Queued_events_take_limited_memory(int bytes, int mebibytes) =>
        Bounds.AssertKept(
            new EventQueue(
                ClientSettings.From(new PostHogOptions { ProjectToken = "phc_test" }).Queue,
                A.Batches(),
                _ => { }
            ),
            (queue, _) =>
                queue.Add(
                    new SerialisedEvent("order placed", Guid.Empty, new byte[bytes]),
                    TimeSpan.Zero
                ),
            mebibytes * Bounds.MiB
        );

    [TestCase(10)]
    [TestCase(2_000)]
    public void Messages_that_are_logged_once_take_limited_memory(int length) =>
        Bounds.AssertKept(
            new PostHogLog(_ => { }),
            (log, number) =>
                log.WriteOnce(
                    PostHogLogLevel.Warning,
                    "kind",
                    $"{number}".PadLeft(length),
                    about => new LogText(about)
                ),
            3 * Bounds.MiB
        );

    [Test]
    public void Losses_that_wait_for_their_report_take_limited_memory() =>
        Bounds.AssertKept(
            new LossReports(Time),
            (reports, _) =>
                reports.Add(
                    new Loss(
                        PostHogOperation.Enqueue,
                        Attempts: 0,
                        [A.Verdict(DeliveryOutcome.NotDelivered, A.Failure())],
                        Depth: 0
                    )
                ),
            4 * Bounds.MiB
        );

    [Test]
    public void One_exception_of_many_people_takes_limited_memory()
    {
        var fault = new InvalidOperationException();
        Bounds.AssertKept(
            new ReportedExceptions(),
            (reported, number) => reported.TryMark(fault, $"user-{number}", TimeSpan.Zero),
            Bounds.MiB / 16
        );
    }

    // A mark lives as long as its exception, and the table of marks grows until the next collection.
    [Test]
    public void Many_exceptions_take_limited_memory() =>
        Bounds.AssertKept(
            new ReportedExceptions(),
            (reported, number) =>
            {
                reported.TryMark(new InvalidOperationException(), "user-1", TimeSpan.Zero);
                if (number % 10_000 == 0)
                {
                    GC.Collect();
                }
            },
            2 * Bounds.MiB
        );

    [TestCase(false)]
    [TestCase(true)]
    public void Definitions_that_change_take_the_memory_of_one_set(bool keepsText) =>
        Bounds.AssertKept(
            new DefinitionsState(
                Engine.NewBuilder(Time, keepsText).Compile,
                new PollSchedule(TimeSpan.FromSeconds(30)),
                TimeSpan.Zero
            ),
            (state, number) =>
                state.Settle(
                    state.Begin(),
                    DefinitionsAnswer.Read(
                        A.Answer(200, $$"""{"flags":[{"key":"flag-{{number}}","active":false}]}"""),
                        "phs_test"
                    ),
                    new ClockReading(DateTimeOffset.UnixEpoch, TimeSpan.Zero),
                    jitter: 0
                ),
            Bounds.MiB / 16
        );
}
