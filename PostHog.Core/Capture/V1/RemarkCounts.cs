using System.Globalization;

namespace PostHog.Capture.V1;

/// <summary>Counts the server's remarks on the events of one request.</summary>
internal sealed class RemarkCounts
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public void Add(string remark)
    {
        _counts.TryGetValue(remark, out var count);
        _counts[remark] = count + 1;
    }

    /// <summary>Returns the counts on one line; empty if there are no remarks.</summary>
    public override string ToString() =>
        string.Join(
            ", ",
            _counts.Select(one =>
                string.Format(CultureInfo.InvariantCulture, "{0} × {1}", one.Value, one.Key)
            )
        );
}
