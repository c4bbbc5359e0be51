using System.Text.Json;

namespace PostHog.Development.Recording;

/// <summary>The events that were accepted. A batch is stored as a whole, in its order.</summary>
internal sealed class EventStore(int limit, Action<ReceivedEvent>? onEvent)
{
    private readonly RecentList<ReceivedEvent> _events = new(limit);

    public void Add(IReadOnlyList<JsonElement> events, string path)
    {
        var receivedAt = DateTimeOffset.UtcNow;
        var received = events.Select(json => new ReceivedEvent(json, path, receivedAt)).ToList();
        _events.Add(received);
        foreach (var one in received)
        {
            onEvent?.Invoke(one);
        }
    }

    public IReadOnlyList<ReceivedEvent> Snapshot() => _events.Snapshot();

    public void Clear() => _events.Clear();
}
