namespace PostHog.ErrorTracking;

/// <summary>When one exception object was reported, and for whom: the latest reports only. Safe for use by many threads.</summary>
internal sealed class ReportTimes
{
    // An object that lives for ever, such as the failure of a static constructor, meets many people.
    private const int MostReports = 64;

    private readonly List<(string DistinctId, TimeSpan Time)> _reports = [];

    /// <summary>Adds a report; false when there is one already that is younger than the window.</summary>
    public bool TryAdd(string? distinctId, TimeSpan now, TimeSpan window)
    {
        lock (_reports)
        {
            _reports.RemoveAll(report => now - report.Time >= window);
            if (Has(distinctId))
            {
                return false;
            }

            if (_reports.Count == MostReports)
            {
                _reports.RemoveAt(0);
            }

            _reports.Add((distinctId ?? "", now));
            return true;
        }
    }

    /// <summary>Whether there is a report that is younger than the window. Without an id, any is one.</summary>
    public bool Has(string? distinctId, TimeSpan now, TimeSpan window)
    {
        lock (_reports)
        {
            _reports.RemoveAll(report => now - report.Time >= window);
            return Has(distinctId);
        }
    }

    /// <summary>Takes a report away.</summary>
    public void Remove(string? distinctId)
    {
        lock (_reports)
        {
            _reports.RemoveAll(report => IsSame(report.DistinctId, distinctId ?? ""));
        }
    }

    private bool Has(string? distinctId) =>
        distinctId is null
            ? _reports.Count > 0
            : _reports.Exists(report => IsSame(report.DistinctId, distinctId));

    private static bool IsSame(string one, string other) =>
        string.Equals(one, other, StringComparison.Ordinal);
}
