using PostHog;
using PostHog.Development;
using Quickstart.Reporting;

namespace Quickstart.Steps;

/// <summary>An event while the server is down: it answers 503 twice, then recovers.</summary>
internal sealed class OutageStep(string package) : Step(package)
{
    public override string Title => "event in an outage";

    public override IReadOnlyList<PostHogEvent> Events { get; } =
    [new PostHogEvent("payment received", "user-42") { ["package"] = package }];

    public override Fault Fault => new() { Status = 503, Count = 2 };

    public override void CheckServer(Traffic traffic, CaptureResult result, Expectations expect)
    {
        var uuid = result.Verdicts[0].Uuid.ToString("D");
        expect.Equal("attempts", 3, result.Attempts);
        expect.Equal("answers", "503 503 200", traffic.Statuses);
        expect.Equal("attempts with the same id", 3, traffic.RequestsWith(uuid));
        expect.Equal(
            "ids at the server",
            uuid,
            string.Join(' ', traffic.Events.Select(received => received.Uuid))
        );
    }
}
