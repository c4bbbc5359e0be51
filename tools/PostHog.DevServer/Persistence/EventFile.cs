using Microsoft.Data.Sqlite;
using PostHog.Development.Hosting;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Persistence;

/// <summary>What connects the events in memory with the file that keeps them. A file that fails is left alone from then on.</summary>
internal sealed class EventFile(EventDatabase database, Action<string>? onNotice) : IDisposable
{
    private int _hasFailed;

    /// <summary>Takes the kept events into memory, as if they had just arrived.</summary>
    public void Restore(ServerState state)
    {
        var events = database.Read();
        state.Events.Restore(events);
        foreach (var batch in events.Chunk(100))
        {
            var submitted = batch.Select(one => new SubmittedEvent(
                one.Json,
                Guid.TryParse(one.Uuid, out var uuid) ? uuid : null,
                ScriptedResult.Ok()
            ));
            state.Viewer.Observe([.. submitted], batch, path: "", request: 0);
        }
    }

    /// <summary>Keeps events that were stored.</summary>
    public void Add(IReadOnlyList<ReceivedEvent> events) => Try(() => database.Add(events));

    public void Clear() => Try(database.Clear);

    public void Dispose() => database.Dispose();

    private void Try(Action action)
    {
        if (Volatile.Read(ref _hasFailed) != 0)
        {
            return;
        }

        try
        {
            action();
        }
        catch (Exception exception) when (exception is SqliteException or InvalidOperationException)
        {
            if (Interlocked.Exchange(ref _hasFailed, 1) == 0)
            {
                onNotice?.Invoke($"events are not kept in the file any more: {exception.Message}");
            }
        }
    }
}
