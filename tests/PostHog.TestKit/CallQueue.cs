using System.Collections.Concurrent;

namespace PostHog.TestKit;

/// <summary>
/// A thread that makes one call after the other and does not know who asked for it, as an application's own worker does.
/// </summary>
public sealed class CallQueue : IDisposable
{
    private readonly BlockingCollection<Action> _calls = [];

    public CallQueue() => new Thread(Run) { IsBackground = true, Name = nameof(CallQueue) }.Start();

    /// <summary>Asks for a call and returns at once.</summary>
    public void Add(Action call) => _calls.TryAdd(call);

    public void Dispose() => _calls.CompleteAdding();

    private void Run()
    {
        foreach (var call in _calls.GetConsumingEnumerable())
        {
            call();
        }
    }
}
