using PostHog;
using Quickstart.Reporting;

namespace Quickstart.Steps;

/// <summary>An event about a person, with properties of several kinds, and with the flags that applied.</summary>
internal sealed class EventStep(string package) : Step(package)
{
    private const string Layout = "$feature/layout";
    private const string Active = "$active_feature_flags";

    public override string Title => "event with properties";

    public override IReadOnlyList<PostHogEvent> Events { get; } =
    [
        new PostHogEvent("order placed", "user-42")
        {
            ["total"] = 99.5,
            ["currency"] = "EUR",
            ["items"] = new[] { "tea", "cup" },
            ["package"] = package,
        },
    ];

    public override void CheckServer(Traffic traffic, CaptureResult result, Expectations expect)
    {
        base.CheckServer(traffic, result, expect);
        expect.Equal("total", "99.5", traffic.Property("total"));
        expect.Equal("currency", "\"EUR\"", traffic.Property("currency"));
        expect.Equal("items", """["tea","cup"]""", traffic.Property("items"));
        expect.Equal("$lib", "\"posthog-csharp\"", traffic.Property("$lib"));
        if (Event.Flags is not null)
        {
            expect.Equal("$feature/layout", "\"wide\"", traffic.Property(Layout));
            expect.Equal("active flags", """["layout","new-checkout"]""", traffic.Property(Active));
        }
    }

    public override string? Tell(Traffic traffic) =>
        Event.Flags is null
            ? null
            : $"{Layout}={traffic.Property(Layout)} {Active}={traffic.Property(Active)}";
}
