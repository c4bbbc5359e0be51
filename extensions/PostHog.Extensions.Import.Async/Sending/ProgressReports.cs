using PostHog.Async.Import.State;
using PostHog.Time;

namespace PostHog.Async.Import.Sending;

/// <summary>Tells the application how far the import is.</summary>
internal sealed class ProgressReports(
    Action<ImportProgress>? callback,
    ImportTally tally,
    Clock clock
)
{
    private const int RowsBetween = 5_000;

    private TimeSpan _start;
    private long _settledBefore;

    /// <summary>Counts a row that was read.</summary>
    public void Read(ImportPhase phase, long rows, double? fraction)
    {
        if (rows % RowsBetween == 0)
        {
            callback?.Invoke(
                new ImportProgress(phase)
                {
                    Rows = rows,
                    Rejected = tally.Rejected,
                    Fraction = fraction,
                }
            );
        }
    }

    /// <summary>Says that sending begins now.</summary>
    public void BeginSending()
    {
        _start = clock.Elapsed;
        _settledBefore = tally.Settled;
    }

    /// <summary>Says that a batch is settled.</summary>
    public void Sent()
    {
        if (callback is null)
        {
            return;
        }

        var seconds = (clock.Elapsed - _start).TotalSeconds;
        var rate = seconds > 0 ? (tally.Settled - _settledBefore) / seconds : 0;
        callback(
            new ImportProgress(ImportPhase.Sending)
            {
                Rows = tally.Rows,
                Events = tally.Events,
                Delivered = tally.Delivered,
                Rejected = tally.Rejected,
                Fraction = tally.Events > 0 ? (double)tally.Settled / tally.Events : 1,
                EventsPerSecond = rate,
                TimeLeft =
                    rate > 0 ? TimeSpan.FromSeconds((tally.Events - tally.Settled) / rate) : null,
            }
        );
    }
}
