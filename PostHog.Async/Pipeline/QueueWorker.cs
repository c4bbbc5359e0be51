using PostHog.Async.Platform;

namespace PostHog.Async.Pipeline;

/// <summary>The background work of one queue: begins with the first event, ends once, and never begins again.</summary>
/// <param name="name">What the worker is called.</param>
/// <param name="loop">The work; it ends by the cancellation of its token.</param>
/// <param name="onFailure">Called with each failure.</param>
internal sealed class QueueWorker(
    string name,
    Func<CancellationToken, Task> loop,
    Action<Exception> onFailure
)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private Worker? _worker;
    private bool _isStopped;

    /// <summary>Called once, when the work begins.</summary>
    public Action? OnStart { get; set; }

    /// <summary>Whether the work has begun.</summary>
    public bool IsStarted
    {
        get
        {
            lock (_gate)
            {
                return _worker is not null;
            }
        }
    }

    /// <summary>Begins the work, unless it has begun or ended.</summary>
    public void EnsureStarted()
    {
        lock (_gate)
        {
            if (_worker is null && !_isStopped)
            {
                _worker = Worker.Start(name, loop, onFailure);
                OnStart?.Invoke();
            }
        }
    }

    /// <summary>Ends the work; what does not listen is waited for only briefly.</summary>
    public async Task StopAsync()
    {
        if (Take() is { } worker)
        {
            await worker.StopAsync(Patience).ConfigureAwait(false);
        }
    }

    private Worker? Take()
    {
        lock (_gate)
        {
            _isStopped = true;
            return _worker;
        }
    }
}
