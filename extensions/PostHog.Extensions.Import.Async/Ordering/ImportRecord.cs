namespace PostHog.Async.Import.Ordering;

/// <summary>The event of one row, ready to be ordered, stored and sent.</summary>
internal sealed class ImportRecord
{
    public ImportRecord(long ticks, string distinctId, long line, byte[] json)
        : this(ticks, HashOf(distinctId), line, json) { }

    public ImportRecord(long ticks, ulong person, long line, byte[] json)
    {
        Ticks = ticks;
        Person = person;
        Line = line;
        Json = json;
    }

    /// <summary>The time, in ticks of UTC.</summary>
    public long Ticks { get; }

    /// <summary>A hash of the distinct id.</summary>
    public ulong Person { get; }

    /// <summary>The line of the row, counted from 1.</summary>
    public long Line { get; }

    /// <summary>The event as JSON, in UTF-8.</summary>
    public byte[] Json { get; }

    /// <summary>Whether the event sets person properties.</summary>
    public bool HasSet { get; init; }

    public DateTimeOffset Timestamp => new(Ticks, TimeSpan.Zero);

    // FNV-1a: the same in every process.
    private static ulong HashOf(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in text)
        {
            hash = unchecked((hash ^ character) * 1099511628211UL);
        }

        return hash;
    }
}
