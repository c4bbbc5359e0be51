using System.Text.Json;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Faults;

/// <summary>Reads results on events: a word each, or an object of result and details.</summary>
internal static class ScriptedResultReader
{
    private static readonly Dictionary<string, EventResult> Results = new(StringComparer.Ordinal)
    {
        ["ok"] = EventResult.Ok,
        ["warning"] = EventResult.Warning,
        ["drop"] = EventResult.Drop,
        ["retry"] = EventResult.Retry,
        ["limited"] = EventResult.Limited,
    };

    public static (IReadOnlyDictionary<string, ScriptedResult>? Results, string? Problem) Read(
        Dictionary<string, JsonElement>? json
    )
    {
        if (json is null)
        {
            return (null, null);
        }

        var results = new Dictionary<string, ScriptedResult>(StringComparer.Ordinal);
        foreach (var (key, value) in json)
        {
            if (Read(value) is not { } result)
            {
                var words = string.Join(", ", Results.Keys);
                return (
                    null,
                    $"results: \"{key}\" must be one of {words}, or an object with such a result "
                        + "and details"
                );
            }

            results[key] = result;
        }

        return (results, null);
    }

    private static ScriptedResult? Read(JsonElement value)
    {
        var isObject = value.ValueKind is JsonValueKind.Object;
        var word = isObject ? JsonText.Read(value, "result") : JsonText.Read(value);
        return Results.TryGetValue(word ?? "", out var result)
            ? new ScriptedResult(result, isObject ? JsonText.Read(value, "details") : null)
            : null;
    }
}
