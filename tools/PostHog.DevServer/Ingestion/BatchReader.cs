using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PostHog.Development.Ingestion;

/// <summary>Reads a batch of capture V0. One unfit event refuses the whole batch, as at PostHog.</summary>
internal static class BatchReader
{
    public static Submission Read(HttpRequest request, JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            return Submission.Refused("the body is not a JSON object");
        }

        if (!EventShape.HasText(root, "api_key"))
        {
            return Submission.Refused("\"api_key\" is missing, blank or not a string");
        }

        if (
            !root.TryGetProperty("batch", out var batch)
            || batch.ValueKind is not JsonValueKind.Array
        )
        {
            return Submission.Refused("\"batch\" is missing or not an array");
        }

        return ReadEvents([.. batch.EnumerateArray()]);
    }

    private static Submission ReadEvents(IReadOnlyList<JsonElement> events)
    {
        for (var index = 0; index < events.Count; index++)
        {
            if (EventShape.FindProblem(events[index]) is { } problem)
            {
                return Submission.Refused($"batch[{index}]: {problem}");
            }
        }

        return events.Count == 0
            ? Submission.Refused("\"batch\" holds no event")
            : new Submission(events, Answer.Accepted);
    }
}
