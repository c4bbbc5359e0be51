using PostHog;
using Quickstart.Reporting;

namespace Quickstart.Steps;

/// <summary>The feature flags of a person, by one request; while the server is down, the defaults.</summary>
internal sealed class FlagStep(string package, bool isOutage)
{
    /// <summary>The flags that the dev server has.</summary>
    public const string Flags = """
        {"new-checkout":true,"old-search":false,
         "layout":{"value":"wide","payload":{"title":"Free delivery"}}}
        """;

    public const string Person = "user-42";

    /// <summary>What is known of the person, and that these reads are no events.</summary>
    public static readonly EvaluateFlagsOptions Options = new()
    {
        PersonProperties = { ["plan"] = "pro" },
        Groups = { ["company"] = "acme" },
        SendFeatureFlagEvents = false,
    };

    public string Package => package;

    public string Title => isOutage ? "flags in an outage" : "flags of a person";

    public bool IsOutage => isOutage;

    /// <summary>What the flags are, in a few words.</summary>
    public static string Describe(FeatureFlagEvaluations flags)
    {
        var isNew = flags.IsEnabled("new-checkout", defaultValue: true) ? "on" : "off";
        var isOld = flags.IsEnabled("old-search") ? "on" : "off";
        return $"{isNew}, {flags.GetFlag("layout")?.Variant ?? "default"}, {isOld}";
    }

    /// <summary>Why they are what they are.</summary>
    public static string Explain(FeatureFlagEvaluations flags) =>
        flags.Failure?.ToString()
        ?? $"new-checkout: {flags.GetFlag("new-checkout")?.Reason}, "
            + $"layout: {flags.GetPayload<Banner>("layout")?.Title}";

    /// <summary>States what the flags must be.</summary>
    public void Check(FeatureFlagEvaluations flags, string statuses, Expectations expect)
    {
        expect.Equal("answers", isOutage ? "503" : "200", statuses);
        expect.Equal("flags", isOutage ? "on, default, off" : "on, wide, off", Describe(flags));
        expect.Equal(
            "payload",
            isOutage ? null : "Free delivery",
            flags.GetPayload<Banner>("layout")?.Title
        );
    }

    private sealed record Banner(string Title);
}
