using System.Globalization;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Storms;

/// <summary>Draws the fault of each request of one storm.</summary>
internal sealed class StormRun
{
    private const string Served = "served";

    private readonly Storm _storm;
    private readonly Random _seeds;
    private readonly Dictionary<string, int> _runs = new(StringComparer.Ordinal);
    private readonly (double Chance, string Name, Draw Draw)[] _table;

    public StormRun(Storm storm)
    {
        _storm = storm;
        _seeds = new Random(storm.Seed);
        _table =
        [
            .. storm.Statuses.Select(row => (row.Value, $"status {row.Key}", Status(row.Key))),
            (storm.Abort, "abort", (draw) => new Fault { Abort = true, Store = IsStored(draw) }),
            (storm.Reset, "reset", (draw) => new Fault { Reset = true, Store = IsStored(draw) }),
            (
                storm.Truncate,
                "truncate",
                (draw) => new Fault { Truncate = true, Store = IsStored(draw) }
            ),
            (storm.Stall, "stall", (_) => new Fault { Stall = storm.StallFor }),
            (storm.TooLarge, "status 413", TooLarge),
            (storm.Partial, "partial", Partial),
        ];
    }

    private delegate Fault? Draw(Request request);

    /// <summary>What the request meets, and the name of that; no fault when it is served.</summary>
    public (string Name, Fault? Fault) TakeNext(
        string key,
        IReadOnlyList<SubmittedEvent> events,
        bool settlesEvents
    )
    {
        // One seed per request, however much is drawn for it, keeps the storm the same for the next.
        var request = new Request(new Random(_seeds.Next()), events, settlesEvents);
        var run = _runs.GetValueOrDefault(key);
        var (name, fault) = run < _storm.MaxConsecutive ? DrawFault(request) : (Served, null);
        if (fault is null)
        {
            _runs.Remove(key);
            return (Served, null);
        }

        _runs[key] = run + 1;
        return (name, fault);
    }

    private (string Name, Fault? Fault) DrawFault(Request request)
    {
        var place = request.Random.NextDouble();
        foreach (var (chance, name, draw) in _table)
        {
            if (place < chance)
            {
                return (name, draw(request));
            }

            place -= chance;
        }

        return (Served, null);
    }

    private bool IsStored(Request request) => request.Random.NextDouble() < _storm.StoredShare;

    private Draw Status(int status) =>
        request => new Fault { Status = status, RetryAfter = RetryAfter(request) };

    private Fault? TooLarge(Request request) =>
        request.Events.Count > _storm.TooLargeAbove ? new Fault { Status = 413 } : null;

    private Fault? Partial(Request request)
    {
        if (!request.SettlesEvents)
        {
            return null;
        }

        var certain = request.Random.Next(request.Events.Count);
        var results = request
            .Events.Select((one, index) => (one.Uuid, index))
            .Where(row => request.Random.NextDouble() < _storm.PartialShare || row.index == certain)
            .ToDictionary(
                row => $"{row.Uuid}",
                _ => ScriptedResult.Retry("not_persisted"),
                StringComparer.Ordinal
            );
        return new Fault { Results = results, RetryAfter = RetryAfter(request) };
    }

    private string? RetryAfter(Request request) =>
        request.Random.NextDouble() < _storm.RetryAfterShare
            ? _storm.RetryAfter.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)
            : null;

    private readonly record struct Request(
        Random Random,
        IReadOnlyList<SubmittedEvent> Events,
        bool SettlesEvents
    );
}
