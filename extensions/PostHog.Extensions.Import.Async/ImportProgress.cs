namespace PostHog.Async.Import;

/// <summary>How far an import is. Immutable.</summary>
public sealed class ImportProgress
{
    internal ImportProgress(ImportPhase phase) => Phase = phase;

    /// <summary>What the import is doing.</summary>
    public ImportPhase Phase { get; }

    /// <summary>The rows read while the input was checked.</summary>
    public long Rows { get; internal init; }

    /// <summary>The events to send in total; 0 while the input is checked.</summary>
    public long Events { get; internal init; }

    /// <summary>The events delivered so far, those of interrupted runs included.</summary>
    public long Delivered { get; internal init; }

    /// <summary>The rows rejected so far.</summary>
    public long Rejected { get; internal init; }

    /// <summary>The part of the phase that is done, from 0 to 1; null if the length of the input is unknown.</summary>
    public double? Fraction { get; internal init; }

    /// <summary>The events sent per second in this run; 0 before the first.</summary>
    public double EventsPerSecond { get; internal init; }

    /// <summary>The time that sending the rest will take at this rate; null if unknown.</summary>
    public TimeSpan? TimeLeft { get; internal init; }
}
