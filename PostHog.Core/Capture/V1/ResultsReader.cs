using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Capture.V1;

// Facts: v1-results, v1-results-reading, v1-not-persisted, ai-queue-drops.
/// <summary>Reads the server's result for each event from a successful response.</summary>
internal sealed class ResultsReader
{
    private const string NoTag = "no reason given";
    private const int MaxTagLength = 64;

    private readonly Dictionary<Guid, EventAnswer> _events = [];
    private readonly RemarkCounts _remarks = new();

    private readonly Secrets _secrets;

    private ResultsReader(Secrets secrets) => _secrets = secrets;

    /// <summary>
    /// Returns the answer. An event with an unknown result, or without one, counts as accepted. A success that cannot
    /// be read is not retried, because the events may have been accepted.
    /// </summary>
    public static CaptureAnswer Read(WireResponse response)
    {
        var document = response.IsCut ? null : JsonDocumentReader.ReadObject(response.Body);
        if (document?.ValueOf(WireNames.Results) is not JsonObject results)
        {
            return CaptureAnswer.Final(
                DeliveryOutcome.Unknown,
                ResponseFailures.UnreadableSuccess(response)
            );
        }

        var reader = new ResultsReader(response.Secrets);
        foreach (var result in results)
        {
            reader.Take(result.Key, result.Value);
        }

        return CaptureAnswer.Received() with
        {
            Events = reader._events,
            Remarks = reader._remarks.ToString(),
        };
    }

    private void Take(string id, object? said)
    {
        var result = TextOf(said, WireNames.Result);
        if (result is null or WireNames.ResultOk || !Guid.TryParse(id, out var uuid))
        {
            return;
        }

        var details = TagOf(TextOf(said, WireNames.Details));
        var name = TagOf(result) ?? "other";
        _remarks.Add(details is null ? name : $"{name} ({details})");
        var droppedBecause = result == WireNames.ResultDrop ? details ?? NoTag : null;
        _events[uuid] = new EventAnswer(result == WireNames.ResultRetry, droppedBecause)
        {
            Details = details,
        };
    }

    // Only text that looks like a tag is passed on, because free text could repeat a value of the event.
    private string? TagOf(string? text) =>
        text is { Length: > 0 and <= MaxTagLength }
        && text.All(IsTagCharacter)
        && !_secrets.AreIn(text)
        && !EncodedText.IsIn(text)
            ? text
            : null;

    private static bool IsTagCharacter(char character) =>
        character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-' or '.';

    private static string? TextOf(object? owner, string member) =>
        (owner as JsonObject)?.ValueOf(member) as string;
}
