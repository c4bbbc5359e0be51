using System.Globalization;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Faults;

/// <summary>Gives the events of a request the verdicts of a fault.</summary>
internal static class VerdictScript
{
    private const string AllOthers = "*";

    public static IReadOnlyList<SubmittedEvent> Apply(
        IReadOnlyDictionary<string, EventVerdict> verdicts,
        IReadOnlyList<SubmittedEvent> events
    ) =>
        [
            .. events.Select(
                (one, index) =>
                    one.IsStored && Find(verdicts, one, index) is { } verdict
                        ? one with
                        {
                            Verdict = verdict,
                        }
                        : one
            ),
        ];

    private static EventVerdict? Find(
        IReadOnlyDictionary<string, EventVerdict> verdicts,
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
        var found = Array.Find(keys, key => key is not null && verdicts.ContainsKey(key));
        return found is null ? null : verdicts[found];
    }
}
