using System.Globalization;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Faults;

/// <summary>Gives the events of a request the results of a fault.</summary>
internal static class ResultScript
{
    private const string AllOthers = "*";

    public static IReadOnlyList<SubmittedEvent> Apply(
        IReadOnlyDictionary<string, ScriptedResult> results,
        IReadOnlyList<SubmittedEvent> events
    ) =>
        [
            .. events.Select(
                (one, index) =>
                    one.IsStored && Find(results, one, index) is { } result
                        ? one with
                        {
                            Result = result,
                        }
                        : one
            ),
        ];

    private static ScriptedResult? Find(
        IReadOnlyDictionary<string, ScriptedResult> results,
        SubmittedEvent one,
        int index
    )
    {
        string?[] keys =
        [
            one.Uuid?.ToString(),
            index.ToString(CultureInfo.InvariantCulture),
            one.Name,
            AllOthers,
        ];
        var found = Array.Find(keys, key => key is not null && results.ContainsKey(key));
        return found is null ? null : results[found];
    }
}
