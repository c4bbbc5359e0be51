using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PostHog.Development.Ingestion.V0;

namespace PostHog.Development.Ingestion.Browser;

/// <summary>
/// How libraries for browsers send: one event, an array of them or a batch; the token, too, is in one of several places.
/// </summary>
internal sealed class BrowserWire(HttpRequest request) : Wire
{
    private static readonly string[] TokenNames = ["api_key", "token", "$token"];

    private readonly V0Wire _attempts = new();

    public override RequestBody Unpack(string encoding, MemoryStream wire) =>
        BrowserBody.Unpack(request, encoding, wire);

    public override Submission Read(JsonElement root)
    {
        if (root.ValueKind is JsonValueKind.Array)
        {
            return ReadEvents([.. root.EnumerateArray()], isTokenKnown: false);
        }

        if (root.ValueKind is not JsonValueKind.Object)
        {
            return Refused("the body is neither a JSON object nor an array");
        }

        if (!root.TryFind("batch", out var batch))
        {
            return ReadEvents([root], isTokenKnown: false);
        }

        return batch.ValueKind is JsonValueKind.Array
            ? ReadEvents([.. batch.EnumerateArray()], HasToken(root))
            : Refused("\"batch\" is not an array");
    }

    public override string Identify(HttpRequest request, IReadOnlyList<SubmittedEvent> events) =>
        _attempts.Identify(request, events);

    public override Answer Accept(IReadOnlyList<SubmittedEvent> events) => Answer.Accepted;

    public override Answer Refuse(int status, string problem) => Answer.Refused(status, problem);

    private Submission ReadEvents(IReadOnlyList<JsonElement> events, bool isTokenKnown)
    {
        for (var index = 0; index < events.Count; index++)
        {
            var problem =
                EventShape.FindLenientProblem(events[index])
                ?? (
                    isTokenKnown || HasToken(events[index]) ? null : "the project token is missing"
                );
            if (problem is not null)
            {
                return Refused($"event {index}: {problem}");
            }
        }

        return events.Count == 0
            ? Refused("the body holds no event")
            : new Submission([.. events.Select(V0Wire.Submit)]);
    }

    private static bool HasToken(JsonElement json) =>
        TokenNames.Any(name => EventShape.HasText(json, name))
        || (
            JsonText.ObjectOf(json, "properties") is { } properties
            && TokenNames.Any(name => EventShape.HasText(properties, name))
        );

    private Submission Refused(string problem) => Submission.Refused(Refuse(400, problem));
}
