using PostHog.Async.Platform;

namespace PostHog.Async.Pipeline;

/// <summary>The background work of one queue: starts with the first event, ends once, and never restarts.</summary>
/// <param name="name">The name of the worker.</param>
/// <param name="loop">The work; ends when its token is cancelled.</param>
/// <param name="onFailure">Called with each failure.</param>
internal sealed class QueueWorker(
    string name,
    Func<CancellationToken, Task> loop,
    Action<Exception> onFailure
)
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(2);

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

    /// <summary>Starts the work, unless it has already started or ended.</summary>
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

    /// <summary>Ends the work; work that ignores the cancellation is waited for only briefly.</summary>
    public async Task StopAsync()
    {
        if (Take() is { } worker)
        {
            await worker.StopAsync(StopTimeout).ConfigureAwait(false);
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
