using System.Text;

namespace PostHog.Development.Tests;

/// <summary>Requests of capture V1, fit unless a test changes them.</summary>
internal static class ForV1
{
    public const string Path = "/i/v1/analytics/events";
    public const string AiPath = "/i/v1/ai/events";
    public const string Time = "2026-01-02T03:04:05.678Z";

    private static readonly (string Name, string Value)[] Headers =
    [
        ("Authorization", "Bearer phc_test"),
        ("Content-Type", "application/json"),
        ("User-Agent", "posthog-csharp/1.0"),
        ("PostHog-Sdk-Info", "posthog-csharp/1.0"),
        ("PostHog-Attempt", "1"),
        ("PostHog-Request-Id", "0198f3a0-0000-7000-8000-00000000abcd"),
        ("PostHog-Request-Timestamp", Time),
    ];

    /// <summary>A uuid that contains this number.</summary>
    public static string Uuid(int number) => $"0198f3a0-0000-7000-8000-{number:x12}";

    public static string Body(params string[] events) =>
        $$"""{"created_at":"{{Time}}","batch":[{{string.Join(',', events)}}]}""";

    /// <summary>As many events, named by their place and with the uuid of that number.</summary>
    public static string BodyOf(int count) =>
        Body([.. Enumerable.Range(0, count).Select(number => Event($"event {number}", number))]);

    /// <summary>An event; members given here are added behind the usual ones.</summary>
    public static string Event(string name = "e", int uuid = 1, string more = "") =>
        $$"""{"event":"{{name}}","uuid":"{{Uuid(uuid)}}","distinct_id":"u","timestamp":"{{Time}}"{{more}}}""";

    /// <summary>A request; a header given here replaces the usual one, and null leaves it out.</summary>
    public static HttpRequestMessage Request(
        string body,
        string path = Path,
        params (string Name, string? Value)[] changes
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        foreach (var (name, usual) in Headers)
        {
            var change = Array.FindIndex(changes, one => one.Name == name);
            var value = change < 0 ? usual : changes[change].Value;
            if (value is not null && !request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }
}
