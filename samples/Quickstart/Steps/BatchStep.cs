using PostHog;
using Quickstart.Reporting;

namespace Quickstart.Steps;

/// <summary>Several events in one request.</summary>
internal sealed class BatchStep(string package) : Step(package)
{
    public override string Title => "batch of 3 events";

    public override IReadOnlyList<PostHogEvent> Events { get; } =
    [
        .. Enumerable
            .Range(1, 3)
            .Select(number => new PostHogEvent("invoice sent", $"user-{number}")
            {
                ["number"] = number,
                ["package"] = package,
            }),
    ];

    public override void CheckServer(Traffic traffic, CaptureResult result, Expectations expect)
    {
        base.CheckServer(traffic, result, expect);
        expect.Equal("requests", 1, traffic.Requests.Count);
    }
}
