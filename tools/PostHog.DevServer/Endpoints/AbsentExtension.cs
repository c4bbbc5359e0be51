using System.Text.Json;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Endpoints;

/// <summary>
/// What stands in for an extension of posthog-js that the server does not have. The library asks for some of them whatever its
/// configuration says; it gets a script that leaves the extension off, and tells the developer unless nobody asked for it.
/// </summary>
internal static class AbsentExtension
{
    private const string Surveys = "surveys";

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        Surveys,
        "conversations",
        "crisp-chat-integration",
        "dead-clicks-autocapture",
        "exception-autocapture",
        "intercom-integration",
        "lazy-recorder",
        "logs",
        "posthog-recorder",
        "product-tours",
        "recorder",
        "recorder-v2",
        "tracing-headers",
        "web-vitals",
        "web-vitals-soft-navs",
        "web-vitals-with-attribution",
        "web-vitals-with-attribution-soft-navs",
    };

    /// <summary>Returns the script; null for a file that is no extension.</summary>
    public static Answer? Find(string file) =>
        file.EndsWith(".js", StringComparison.Ordinal) && Names.Contains(file[..^3])
            ? new Answer(200, ScriptOf(file[..^3]))
            {
                ContentType = "text/javascript; charset=utf-8",
            }
            : null;

    // Fact: posthog-js loads surveys.js even where its configuration says that there are none, and reports an error unless that
    // defines generateSurveys (posthog-js 1.449.2, dist/array.js, loadIfEnabled).
    private static string ScriptOf(string name) =>
        string.Equals(name, Surveys, StringComparison.Ordinal)
            ? "(window.__PosthogExtensions__ = window.__PosthogExtensions__ || {}).generateSurveys = () => undefined;"
            : $"console.warn({JsonSerializer.Serialize($"posthog-dev has no {name}.js, so that this part of posthog-js stays off: start it with --posthog-js and the folder of the npm package.")});";
}
