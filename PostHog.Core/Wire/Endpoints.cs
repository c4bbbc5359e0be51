namespace PostHog.Wire;

// Facts: flags-request-version, definitions-request, v1-paths, ai-queue-contract.
/// <summary>The addresses that the requests of one client go to: its host, joined with PostHog's paths.</summary>
internal sealed class Endpoints
{
    public const string DefaultHost = "https://us.i.posthog.com";

    private static readonly Dictionary<string, string> IngestionHosts = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["app.posthog.com"] = DefaultHost,
        ["us.posthog.com"] = DefaultHost,
        ["eu.posthog.com"] = "https://eu.i.posthog.com",
    };

    private Endpoints(string root)
    {
        Host = new Uri(root).GetComponents(
            UriComponents.SchemeAndServer | UriComponents.Path,
            UriFormat.UriEscaped
        );
        Batch = new Uri(root + "/batch/");
        AiBatch = new Uri(root + "/i/v0/ai/batch/");
        AnalyticsEvents = new Uri(root + "/i/v1/analytics/events");
        AiEvents = new Uri(root + "/i/v1/ai/events");
        Flags = new Uri(root + "/flags/?v=2");
        FlagDefinitions = new Uri(root + "/flags/definitions");
        RemoteConfigs = root + "/api/projects/@current/feature_flags/";
    }

    /// <summary>The host with its path prefix, without a user name or password.</summary>
    public string Host { get; }

    /// <summary>The endpoint for V0 batches.</summary>
    public Uri Batch { get; }

    /// <summary>
    /// The endpoint for V0 batches of AI events. Without the trailing slash, a server may respond with a redirect.
    /// </summary>
    public Uri AiBatch { get; }

    /// <summary>The endpoint for V1 batches.</summary>
    public Uri AnalyticsEvents { get; }

    /// <summary>The endpoint for V1 batches of AI events.</summary>
    public Uri AiEvents { get; }

    /// <summary>The endpoint for flags questions.</summary>
    public Uri Flags { get; }

    /// <summary>The endpoint for flag definitions.</summary>
    public Uri FlagDefinitions { get; }

    /// <summary>The prefix of the addresses for payloads of remote config flags.</summary>
    public string RemoteConfigs { get; }

    /// <summary>Parses the host from the options.</summary>
    /// <exception cref="ArgumentException">The host is not an absolute http or https URL.</exception>
    public static Endpoints FromHost(string? host, Secrets secrets)
    {
        var text = string.IsNullOrWhiteSpace(host) ? DefaultHost : host!.Trim();
        if (
            !Uri.TryCreate(text, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            || url.Host.Length == 0
            || url.Query.Length > 0
            || url.Fragment.Length > 0
        )
        {
            throw new ArgumentException(
                "Host must be an absolute http or https URL without query, such as "
                    + $"{DefaultHost}; {Shown(text, secrets)}.",
                nameof(PostHogOptions.Host)
            );
        }

        return new Endpoints(RegionOf(url) ?? url.AbsoluteUri.TrimEnd('/'));
    }

    // An address with a user name or a key is not repeated, because the caller may have mixed up two options.
    private static string Shown(string text, Secrets secrets) =>
        text.IndexOf('@') >= 0 || secrets.AreIn(text) || TextPatterns.LooksLikeKey().IsMatch(text)
            ? "what it is now is not shown, because it holds a user name or a key"
            : $"it is '{text}'";

    private static string? RegionOf(Uri url) =>
        url.AbsolutePath.Trim('/').Length == 0
        && IngestionHosts.TryGetValue(url.Host, out var ingestion)
            ? ingestion
            : null;
}
