using Newtonsoft.Json.Linq;

namespace PostHog.Async.Tests.ErrorTracking;

/// <summary>Shared by tests of exception events: reads the first event sent.</summary>
public abstract class ExceptionTest : ClientTest
{
    private protected JObject Sent() => Http.Requests[0].Events[0];

    private protected string? Text(string path) => (string?)Sent().SelectToken(path);

    private protected List<JToken> Entries() =>
        [.. Sent().SelectToken("properties.$exception_list")!];

    private protected List<JToken> Frames() => [.. Entries()[0].SelectToken("stacktrace.frames")!];

    private protected string[] Functions() =>
        [.. Frames().Select(frame => (string?)frame["function"] ?? "")];

    private protected string Mechanism(int entry) =>
        string.Join(
            ' ',
            Entries()[entry]["mechanism"]!
                .Cast<JProperty>()
                .Select(one => $"{one.Name}={one.Value}")
        );
}
