namespace PostHog.Async.Import.Ordering;

/// <summary>Finds out whether the input is already in order.</summary>
internal sealed class OrderCheck
{
    // Rows of one time are compared with each other, in memory, unless they are sorted.
    private const int MostOfOneTime = 100_000;

    private long _last = long.MinValue;
    private int _ofOneTime;

    /// <summary>Returns whether the input is in order up to this event.</summary>
    public bool Accept(ImportRecord record)
    {
        _ofOneTime = record.Ticks == _last ? _ofOneTime + 1 : 1;
        var isInOrder = record.Ticks >= _last && _ofOneTime <= MostOfOneTime;
        _last = record.Ticks;
        return isInOrder;
    }
}
