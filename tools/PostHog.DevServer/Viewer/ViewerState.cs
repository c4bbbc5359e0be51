using PostHog.Development.Ingestion;
using PostHog.Development.Recording;

namespace PostHog.Development.Viewer;

/// <summary>What the page shows about events. Thread-safe.</summary>
internal sealed class ViewerState
{
    private readonly int _limit;

    public ViewerState(int limit, long byteLimit = Retention.MaxBytes)
    {
        _limit = limit;
        History = new EventHistory(limit, byteLimit);
        var limits = new LimitWarnings(Warnings);
        Persons = new PersonStore(limits);
        Groups = new GroupStore(limits);
    }

    public EventHistory History { get; }

    public PersonStore Persons { get; }

    public GroupStore Groups { get; }

    public WarningStore Warnings { get; } = new();

    /// <summary>Takes in the events of a request.</summary>
    /// <param name="events">All of them.</param>
    /// <param name="stored">Those that were stored, in the same order.</param>
    /// <param name="path">The path of the request.</param>
    /// <param name="request">The number of the request.</param>
    public void Observe(
        IReadOnlyList<SubmittedEvent> events,
        IReadOnlyList<ReceivedEvent> stored,
        string path,
        long request
    )
    {
        if (_limit == 0)
        {
            return;
        }

        var added = History.Add(events, stored, path, request);
        foreach (var (one, submitted) in added.Zip(events))
        {
            Warnings.Observe(one, submitted.Json);
            if (one.IsStored)
            {
                Persons.Observe(one, submitted.Json);
                Groups.Observe(one, submitted.Json);
            }
        }
    }

    public void Clear()
    {
        History.Clear();
        Persons.Clear();
        Groups.Clear();
        Warnings.Clear();
    }
}
