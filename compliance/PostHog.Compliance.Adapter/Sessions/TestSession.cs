using PostHog.Compliance.Sdk;

namespace PostHog.Compliance.Sessions;

/// <summary>The client of one test, and what its requests were.</summary>
/// <param name="sdk">The client.</param>
/// <param name="trace">Its requests.</param>
/// <param name="isImport">Whether its events are old ones, which the SDK sends in batches and does not queue.</param>
internal sealed class TestSession(ISdk sdk, RequestTrace trace, bool isImport)
{
    private readonly Lock _gate = new();
    private List<PostHogEvent> _import = [];

    public ISdk Sdk { get; } = sdk;

    public RequestTrace Trace { get; } = trace;

    /// <summary>How many events wait here, outside the SDK.</summary>
    public int Held
    {
        get
        {
            lock (_gate)
            {
                return _import.Count;
            }
        }
    }

    /// <summary>Hands an event to the SDK, or keeps it for the next batch of an import.</summary>
    /// <returns>The event's id, or why the SDK did not take it.</returns>
    public Admission Enqueue(PostHogEvent captured)
    {
        if (!isImport)
        {
            return Admission.Of(Sdk.Enqueue(captured));
        }

        captured.Uuid ??= Guid.CreateVersion7();
        captured.Timestamp ??= DateTimeOffset.UtcNow;
        lock (_gate)
        {
            _import.Add(captured);
        }

        return new Admission(captured.Uuid, Failure: null);
    }

    /// <summary>Hands an AI event to the SDK; there are no imports of those.</summary>
    public Admission EnqueueAi(PostHogEvent captured) => Admission.Of(Sdk.EnqueueAi(captured));

    /// <summary>Sends what waits, and returns how many events were delivered.</summary>
    public async Task<int> FlushAsync()
    {
        var imported = await ImportAsync();
        var flushed = await Sdk.FlushAsync();
        return imported + flushed.Delivered;
    }

    /// <summary>Ends the client; nothing more is sent, and requests under way are broken off.</summary>
    public async Task DiscardAsync()
    {
        Trace.Close();
        await Sdk.AbandonAsync();
    }

    private async Task<int> ImportAsync()
    {
        List<PostHogEvent> events;
        lock (_gate)
        {
            (events, _import) = (_import, []);
        }

        if (events.Count == 0)
        {
            return 0;
        }

        var result = await Sdk.ImportAsync(events);
        return result.Verdicts.Count(verdict => verdict.Outcome == DeliveryOutcome.Delivered);
    }
}
