using PostHog;
using PostHog.Development;
using Quickstart.Reporting;

namespace Quickstart.Steps;

/// <summary>An event that the server refuses for good: the result says so, and nothing is thrown.</summary>
internal sealed class RefusalStep(string package) : Step(package)
{
    public override string Title => "event that is refused";

    public override IReadOnlyList<PostHogEvent> Events { get; } =
    [new PostHogEvent("trial started", "user-42") { ["package"] = package }];

    public override Fault Fault =>
        new() { Status = 401, Body = """{"detail":"this project token is not known here"}""" };

    public override void CheckResult(CaptureResult result, Expectations expect)
    {
        expect.Equal("outcome", DeliveryOutcome.NotDelivered, result.Verdicts[0].Outcome);
        expect.Equal("kind", PostHogFailureKind.Refused, result.Failure?.Kind);
        expect.Equal("status", 401, result.Failure?.StatusCode);
        expect.Equal("attempts", 1, result.Attempts);
    }

    public override void CheckServer(Traffic traffic, CaptureResult result, Expectations expect)
    {
        expect.Equal("answers", "401", traffic.Statuses);
        expect.Equal("events at the server", 0, traffic.Events.Count);
    }
}
