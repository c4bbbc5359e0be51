using PostHog.Flags.Evaluation;
using PostHog.Time;

namespace PostHog.Flags.Loading;

// Facts: definitions-etag, definitions-atomic, definitions-provider.
/// <summary>
/// The loaded definitions and the results of loading them. Safe for use by many threads; an evaluation reads only one
/// reference.
/// </summary>
internal sealed class DefinitionsState(
    Func<DefinitionsText, LoadedFlags?> compile,
    PollSchedule schedule,
    TimeSpan start
) : IFlagDefinitionSource
{
    private readonly object _gate = new();
    private LoadedFlags? _loaded;
    private string? _eTag;
    private ClockReading? _loadedAt;
    private TimeSpan? _due = start;
    private PostHogFailure? _lastFailure;
    private long _begun;
    private long _settled;
    private long _refreshes;
    private long _unchanged;
    private int _failures;
    private bool _isStopped;
    private bool _isRefused;

    public ILocalEvaluator Current =>
        Volatile.Read(ref _loaded)?.Evaluator ?? NoFlagDefinitions.Instance;

    public long Refreshes => Interlocked.Read(ref _refreshes);

    /// <summary>Whether definitions are loaded.</summary>
    public bool IsReady => Volatile.Read(ref _loaded) is not null;

    /// <summary>Whether the key was refused at the last load.</summary>
    public bool IsRefused => Volatile.Read(ref _isRefused);

    /// <summary>The definitions as text for sharing; null if none are loaded, or none are kept.</summary>
    public FlagDefinitionData? Data =>
        Volatile.Read(ref _loaded) is { Json: { } json } ? new FlagDefinitionData(json) : null;

    /// <summary>Returns how long until the next load is due: zero or less if it is due, null if none will be.</summary>
    /// <param name="now">The monotonic time.</param>
    public TimeSpan? TimeUntilDue(TimeSpan now)
    {
        lock (_gate)
        {
            return _due - now;
        }
    }

    /// <summary>Begins a load, which <see cref="Settle"/> completes.</summary>
    public LoadTicket Begin()
    {
        lock (_gate)
        {
            return new(++_begun, _eTag);
        }
    }

    /// <summary>Takes the result of a load.</summary>
    /// <param name="ticket">The load.</param>
    /// <param name="answer">The answer to the load.</param>
    /// <param name="now">The time: monotonic time schedules the next load, and wall time records when this load
    /// ended.</param>
    /// <param name="jitter">A random number from 0 up to 1.</param>
    public LoadResult Settle(
        LoadTicket ticket,
        DefinitionsAnswer answer,
        ClockReading now,
        double jitter
    )
    {
        // Compiling takes time, so it happens outside the lock.
        var loaded = answer.Text is { } text ? Prepare(text) : null;
        lock (_gate)
        {
            if (ticket.Number <= _settled)
            {
                return new LoadResult(LoadOutcome.Overtaken, Failure: null);
            }

            _settled = ticket.Number;
            var before = _lastFailure;
            _lastFailure = answer.Failure;
            Volatile.Write(ref _isRefused, answer.Kind == DefinitionsAnswerKind.Refused);
            var isFirst = _loadedAt is null;
            var outcome = Take(answer, loaded, now);
            var result = new LoadResult(outcome, _lastFailure) { Before = before };
            // An empty store is cheap to read again, so it does not count as a failure.
            _failures = result.Failure is null || result.IsNothingShared ? 0 : _failures + 1;
            _due = _isStopped
                ? null
                : now.Elapsed
                    + schedule.Next(_failures, answer.RetryAfter, now.Utc, jitter, isFirst);
            return result;
        }
    }

    /// <summary>Removes the definitions. Loads in progress do not restore them.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _settled = _begun;
            Empty();
        }
    }

    /// <summary>Stops loading: from now on, no load is due.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _isStopped = true;
            _due = null;
        }
    }

    /// <summary>Returns the current status.</summary>
    /// <param name="now">The monotonic time.</param>
    public LocalEvaluationStatus Status(TimeSpan now)
    {
        lock (_gate)
        {
            return new LocalEvaluationStatus
            {
                IsEnabled = true,
                IsReady = _loaded is not null,
                LoadedAt = _loadedAt?.Utc,
                Age = now - _loadedAt?.Elapsed,
                FlagCount = _loaded?.Evaluator.Index.Count ?? 0,
                UnusableFlags = _loaded?.Unusable ?? [],
                UnreadablePayloads = _loaded?.UnreadablePayloads ?? [],
                Polls = _begun,
                UnchangedPolls = _unchanged,
                LastFailure = _lastFailure,
            };
        }
    }

    private LoadOutcome Take(DefinitionsAnswer answer, LoadedFlags? loaded, ClockReading now)
    {
        switch (answer.Kind)
        {
            case DefinitionsAnswerKind.New when loaded is not null:
                var isSame = ReferenceEquals(loaded, _loaded);
                Volatile.Write(ref _loaded, loaded);
                _eTag = answer.ETag;
                return Refreshed(isSame, now);
            case DefinitionsAnswerKind.New:
                return Keep(DefinitionsFailures.Malformed);
            case DefinitionsAnswerKind.Unchanged when _loaded is not null:
                _eTag = answer.ETag ?? _eTag;
                return Refreshed(isSame: true, now);
            case DefinitionsAnswerKind.Unchanged:
                return Keep(DefinitionsFailures.NothingToKeep);
            case DefinitionsAnswerKind.Refused or DefinitionsAnswerKind.QuotaLimited:
                Empty();
                return LoadOutcome.Cleared;
            default:
                return LoadOutcome.Kept;
        }
    }

    // Text that is already loaded is not compiled again; a shared store returns the same text repeatedly.
    private LoadedFlags? Prepare(DefinitionsText text) =>
        Volatile.Read(ref _loaded) is { } current && current.WereReadFrom(text)
            ? current
            : compile(text);

    private LoadOutcome Refreshed(bool isSame, ClockReading now)
    {
        _loadedAt = now;
        _unchanged += isSame ? 1 : 0;
        Interlocked.Increment(ref _refreshes);
        return isSame ? LoadOutcome.Confirmed : LoadOutcome.Replaced;
    }

    private LoadOutcome Keep(PostHogFailure failure)
    {
        _lastFailure = failure;
        return LoadOutcome.Kept;
    }

    private void Empty()
    {
        Volatile.Write(ref _loaded, null);
        _eTag = null;
        _loadedAt = null;
    }
}
