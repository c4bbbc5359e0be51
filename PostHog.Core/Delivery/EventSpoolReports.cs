namespace PostHog.Delivery;

/// <summary>Leaves events that an attempt gave up to a spool.</summary>
internal static class EventSpoolReports
{
    /// <summary>Returns the report with the verdicts after that; changes those of the batch too.</summary>
    /// <param name="spool">The spool; null changes nothing.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="report">The report of an attempt at it.</param>
    public static AttemptReport Keep(
        this IEventSpool? spool,
        BatchDelivery batch,
        AttemptReport report
    )
    {
        var kept = spool?.Keep(report.Settled) ?? report.Settled;
        if (ReferenceEquals(kept, report.Settled))
        {
            return report;
        }

        var spooled = kept.Where(one => one.IsSpooled).ToDictionary(one => one.Event);
        batch.Replace(one => spooled.TryGetValue(one.Event, out var other) ? other : one);
        return report with { Settled = kept };
    }
}
