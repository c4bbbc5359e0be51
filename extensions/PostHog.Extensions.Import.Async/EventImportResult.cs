using System.Globalization;

namespace PostHog.Async.Import;

/// <summary>What became of an import. Immutable.</summary>
public sealed class EventImportResult
{
    internal EventImportResult() { }

    /// <summary>
    /// Whether every row is either delivered or rejected; with <see cref="EventImportOptions.DryRun"/>, whether every row
    /// was read.
    /// </summary>
    public bool IsComplete => Failure is null;

    /// <summary>Whether an earlier run had already completed this import, so that nothing was sent.</summary>
    public bool WasComplete { get; internal init; }

    /// <summary>The rows of the input, without blank lines.</summary>
    public long Rows { get; internal init; }

    /// <summary>The events delivered, those of interrupted runs included.</summary>
    public long Delivered { get; internal init; }

    /// <summary>The rows that cannot be imported; <see cref="RejectsPath"/> has the reasons.</summary>
    public long Rejected { get; internal init; }

    /// <summary>The events that are still to be sent. A run with the same checkpoint continues with them.</summary>
    public long Remaining { get; internal init; }

    /// <summary>The time of the oldest event; null if there is none.</summary>
    public DateTimeOffset? First { get; internal init; }

    /// <summary>The time of the newest event; null if there is none.</summary>
    public DateTimeOffset? Last { get; internal init; }

    /// <summary>The file with the rejected rows; null if there are none or none was written.</summary>
    public string? RejectsPath { get; internal init; }

    /// <summary>What the import warns about. Empty if nothing.</summary>
    public IReadOnlyList<ImportWarning> Warnings { get; internal init; } = [];

    /// <summary>Why the import stopped early; null if it is complete.</summary>
    public ImportFailure? Failure { get; internal init; }

    /// <summary>Returns a summary on one line, such as <c>delivered 99 of 100 rows, rejected 1</c>.</summary>
    public override string ToString()
    {
        var summary = string.Format(
            CultureInfo.InvariantCulture,
            "delivered {0} of {1} {2}, rejected {3}",
            Delivered,
            Rows,
            Rows == 1 ? "row" : "rows",
            Rejected
        );
        return Failure is null ? summary : $"{summary}; {Failure}";
    }
}
