using PostHog;
using Quickstart.Reporting;

namespace Quickstart.Steps;

/// <summary>Who the person is whom the next events are about.</summary>
internal sealed class IdentifyStep : Step
{
    public IdentifyStep(string package)
        : base(package)
    {
        var identified = PostHogEvent.Identify("user-42", new() { ["plan"] = "pro" });
        identified["package"] = package;
        Events = [identified];
    }

    public override string Title => "who a person is";

    public override IReadOnlyList<PostHogEvent> Events { get; }

    public override void CheckServer(Traffic traffic, CaptureResult result, Expectations expect)
    {
        base.CheckServer(traffic, result, expect);
        expect.Equal("$set", """{"plan":"pro"}""", traffic.Property("$set"));
    }
}
