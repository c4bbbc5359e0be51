namespace PostHog.ErrorTracking;

/// <summary>
/// When one exception object was reported, and for which person; the latest reports only. Thread-safe.
/// </summary>
internal sealed class ReportTimes
{
    // An object that lives forever, such as the exception of a static constructor, may be reported for many people.
    private const int MaxReports = 64;

    private readonly List<(string DistinctId, TimeSpan Time)> _reports = [];

    /// <summary>Adds a report; false if there is already one that is younger than the window.</summary>
    public bool TryAdd(string? distinctId, TimeSpan now, TimeSpan window)
    {
        lock (_reports)
        {
            _reports.RemoveAll(report => now - report.Time >= window);
            if (Has(distinctId))
            {
                return false;
            }

            if (_reports.Count == MaxReports)
            {
                _reports.RemoveAt(0);
            }

            _reports.Add((distinctId ?? "", now));
            return true;
        }
    }

    /// <summary>Whether there is a report that is younger than the window. Without an id, any report counts.</summary>
    public bool Has(string? distinctId, TimeSpan now, TimeSpan window)
    {
        lock (_reports)
        {
            _reports.RemoveAll(report => now - report.Time >= window);
            return Has(distinctId);
        }
    }

    /// <summary>Removes a report.</summary>
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
