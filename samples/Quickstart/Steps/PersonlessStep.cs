using PostHog;
using Quickstart.Reporting;

namespace Quickstart.Steps;

/// <summary>An event about nobody: it counts, and no person profile is made for it.</summary>
internal sealed class PersonlessStep : Step
{
    public PersonlessStep(string package)
        : base(package)
    {
        var visit = PostHogEvent.Anonymous("page viewed");
        visit["path"] = "/pricing";
        visit["package"] = package;
        Events = [visit];
    }

    public override string Title => "personless event";

    public override IReadOnlyList<PostHogEvent> Events { get; }

    public override void CheckServer(Traffic traffic, CaptureResult result, Expectations expect)
    {
        base.CheckServer(traffic, result, expect);
        expect.Equal(
            "$process_person_profile",
            "false",
            traffic.Property("$process_person_profile")
        );
        expect.That(Guid.TryParse(Event.DistinctId, out _), "the distinct id is a fresh UUID");
    }
}
