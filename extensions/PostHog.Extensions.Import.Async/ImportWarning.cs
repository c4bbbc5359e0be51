using System.Globalization;

namespace PostHog.Async.Import;

/// <summary>Something about the input that is imported nevertheless. Immutable.</summary>
public sealed class ImportWarning
{
    internal ImportWarning(ImportWarningKind kind, long count, long firstLine)
    {
        Kind = kind;
        Count = count;
        FirstLine = firstLine;
    }

    /// <summary>What it is.</summary>
    public ImportWarningKind Kind { get; }

    /// <summary>The number of events.</summary>
    public long Count { get; }

    /// <summary>The line of the first one, counted from 1.</summary>
    public long FirstLine { get; }

    /// <summary>What it means and what to do.</summary>
    public string Message =>
        Kind switch
        {
            ImportWarningKind.RecentEvents =>
                "less than 48 hours old; PostHog bills recent events of an import like live ones",
            ImportWarningKind.FutureEvents =>
                "in the future; check their times and the clock of this machine",
            _ =>
                "with $set, which replaces newer values of the person; $set_once instead would not",
        };

    /// <summary>Returns number, meaning and first line on one line.</summary>
    public override string ToString() =>
        string.Format(
            CultureInfo.InvariantCulture,
            "{0} {1} {2} (first in line {3})",
            Count,
            Count == 1 ? "event" : "events",
            Message,
            FirstLine
        );
}
