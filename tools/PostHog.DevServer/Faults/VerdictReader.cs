using System.Text.Json;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Faults;

/// <summary>Reads verdicts on events: a word each, or an object of result and details.</summary>
internal static class VerdictReader
{
    private static readonly Dictionary<string, EventResult> Results = new(StringComparer.Ordinal)
    {
        ["ok"] = EventResult.Ok,
        ["warning"] = EventResult.Warning,
        ["drop"] = EventResult.Drop,
        ["retry"] = EventResult.Retry,
        ["limited"] = EventResult.Limited,
    };

    public static (IReadOnlyDictionary<string, EventVerdict>? Verdicts, string? Problem) Read(
        Dictionary<string, JsonElement>? json
    )
    {
        if (json is null)
        {
            return (null, null);
        }

        var verdicts = new Dictionary<string, EventVerdict>(StringComparer.Ordinal);
        foreach (var (key, value) in json)
        {
            if (Read(value) is not { } verdict)
            {
                var words = string.Join(", ", Results.Keys);
                return (
                    null,
                    $"verdicts: \"{key}\" must be one of {words}, or an object with such a result "
                        + "and details"
                );
            }

            verdicts[key] = verdict;
        }

        return (verdicts, null);
    }

    private static EventVerdict? Read(JsonElement value)
    {
        var isObject = value.ValueKind is JsonValueKind.Object;
        var word = isObject ? JsonText.Read(value, "result") : JsonText.Read(value);
        return Results.TryGetValue(word ?? "", out var result)
            ? new EventVerdict(result, isObject ? JsonText.Read(value, "details") : null)
            : null;
    }
}
