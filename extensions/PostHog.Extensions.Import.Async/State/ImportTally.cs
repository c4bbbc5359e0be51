using Newtonsoft.Json.Linq;
using PostHog.Async.Import.Ordering;

namespace PostHog.Async.Import.State;

/// <summary>Counts what is known of the input and what became of its rows; a checkpoint keeps it.</summary>
internal sealed class ImportTally
{
    private static readonly TimeSpan Recent = TimeSpan.FromHours(48);

    // A clock that is a little slow does not make the newest events come from the future.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    private readonly Dictionary<ImportWarningKind, (long Count, long Line)> _warnings = [];

    /// <summary>Whether the whole input was checked.</summary>
    public bool IsPrepared { get; set; }

    /// <summary>Whether the input is in order, so that no temporary files are needed.</summary>
    public bool IsOrdered { get; set; }

    /// <summary>The names of the temporary files, if it is not.</summary>
    public IReadOnlyList<string> Runs { get; set; } = [];

    public long Rows { get; set; }

    public long Events { get; private set; }

    public long Rejected { get; set; }

    public long? First { get; private set; }

    public long? Last { get; private set; }

    /// <summary>The events, in order, that are either delivered or rejected.</summary>
    public long Settled { get; set; }

    public long Delivered { get; set; }

    public bool IsComplete { get; set; }

    public IReadOnlyList<ImportWarning> Warnings =>
        [
            .. _warnings
                .OrderBy(pair => pair.Key)
                .Select(pair => new ImportWarning(pair.Key, pair.Value.Count, pair.Value.Line)),
        ];

    /// <summary>Counts an event of the input.</summary>
    public void Add(ImportRecord record, DateTimeOffset now, bool usesSetOnce)
    {
        Events++;
        First = Math.Min(First ?? record.Ticks, record.Ticks);
        Last = Math.Max(Last ?? record.Ticks, record.Ticks);
        if (record.Timestamp > now + Tolerance)
        {
            Warn(ImportWarningKind.FutureEvents, 1, record.Line);
        }
        else if (record.Timestamp > now - Recent)
        {
            Warn(ImportWarningKind.RecentEvents, 1, record.Line);
        }

        if (record.HasSet && !usesSetOnce)
        {
            Warn(ImportWarningKind.PersonPropertiesReplaced, 1, record.Line);
        }
    }

    public JObject ToJson() =>
        new()
        {
            ["prepared"] = IsPrepared,
            ["ordered"] = IsOrdered,
            ["runs"] = new JArray(Runs),
            ["rows"] = Rows,
            ["events"] = Events,
            ["first"] = First,
            ["last"] = Last,
            ["settled"] = Settled,
            ["delivered"] = Delivered,
            ["rejected"] = Rejected,
            ["complete"] = IsComplete,
            ["warnings"] = new JArray(
                Warnings.Select(one => new JArray((int)one.Kind, one.Count, one.FirstLine))
            ),
        };

    public static ImportTally FromJson(JObject json)
    {
        var tally = new ImportTally
        {
            IsPrepared = (bool)json["prepared"]!,
            IsOrdered = (bool)json["ordered"]!,
            Runs = [.. json["runs"]!.Select(name => (string)name!)],
            Rows = (long)json["rows"]!,
            Events = (long)json["events"]!,
            First = (long?)json["first"],
            Last = (long?)json["last"],
            Settled = (long)json["settled"]!,
            Delivered = (long)json["delivered"]!,
            Rejected = (long)json["rejected"]!,
            IsComplete = (bool)json["complete"]!,
        };
        foreach (var one in json["warnings"]!)
        {
            tally.Warn((ImportWarningKind)(int)one[0]!, (long)one[1]!, (long)one[2]!);
        }

        return tally;
    }

    private void Warn(ImportWarningKind kind, long count, long line)
    {
        var known = _warnings.TryGetValue(kind, out var found) ? found : (Count: 0, Line: line);
        _warnings[kind] = (known.Count + count, known.Line);
    }
}
