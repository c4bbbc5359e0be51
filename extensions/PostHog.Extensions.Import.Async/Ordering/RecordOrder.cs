namespace PostHog.Async.Import.Ordering;

/// <summary>
/// Orders events by time; those of one time by person, and those of one person as in the input. So the rows that are equal
/// lie close together, and what one person did at one time keeps its order.
/// </summary>
internal sealed class RecordOrder : IComparer<ImportRecord>
{
    public static readonly RecordOrder Instance = new();

    public int Compare(ImportRecord? x, ImportRecord? y)
    {
        var byTime = x!.Ticks.CompareTo(y!.Ticks);
        if (byTime != 0)
        {
            return byTime;
        }

        var byPerson = x.Person.CompareTo(y.Person);
        return byPerson != 0 ? byPerson : x.Line.CompareTo(y.Line);
    }
}
