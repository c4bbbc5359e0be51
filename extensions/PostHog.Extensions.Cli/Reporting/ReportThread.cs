using System.Collections.Concurrent;
using PostHog.Blocking;

namespace PostHog.Extensions.Cli.Reporting;

/// <summary>
/// The thread that creates the client, passes events to it and closes it. The tool never waits for it, except at its end
/// and for a limited time, whatever the network or the disk do.
/// </summary>
internal sealed class ReportThread : IDisposable
{
    private readonly BlockingCollection<Action<PostHogClient>> _steps = [];
    private readonly Func<PostHogOptions> _options;
    private TimeSpan _closeTimeout;
    private readonly Action<bool> _onClosed;
    private readonly Thread _thread;
    private volatile PostHogClient? _client;

    /// <summary>Starts the thread.</summary>
    /// <param name="options">Returns the options of the client.</param>
    /// <param name="onClosed">Called when the client was closed, with whether it delivered an event.</param>
    public ReportThread(Func<PostHogOptions> options, Action<bool> onClosed)
    {
        _options = options;
        _onClosed = onClosed;
        _thread = new Thread(() => Silently.Try(Run))
        {
            IsBackground = true,
            Name = "PostHog telemetry",
        };
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            _thread.Start();
        }
    }

    /// <summary>Whether an event was delivered, of this run or an earlier one.</summary>
    public bool HasDelivered =>
        _client?.Diagnostics is { } known
        && known.Events.Delivered + (known.Spool?.Replayed ?? 0) > 0;

    /// <summary>Does something with the client, later and in order.</summary>
    public void Post(Action<PostHogClient> step) => _steps.Add(step);

    /// <summary>Closes the client after everything posted.</summary>
    /// <param name="limit">How long the client may take to deliver what it has.</param>
    /// <param name="wait">Waits for the thread; false if it has not ended in time.</param>
    public bool TryClose(TimeSpan limit, Func<Thread, bool> wait)
    {
        // The thread reads it after it has seen that nothing more is added.
        _closeTimeout = limit;
        _steps.CompleteAdding();
        return wait(_thread);
    }

    public void Dispose() => _steps.Dispose();

    private void Run()
    {
        using var client = new PostHogClient(_options());
        _client = client;
        foreach (var step in _steps.GetConsumingEnumerable())
        {
            step(client);
        }

        // Where an attempt has failed, another one would only take time: the spool has the events.
        var hasFailed = client.Diagnostics.Events is { Delivered: 0 } events && IsOver(events);
        client.Shutdown(hasFailed ? TimeSpan.Zero : _closeTimeout);
        _onClosed(HasDelivered);
    }

    private static bool IsOver(QueueDiagnostics events) =>
        events.Spooled + events.Unknown > 0 || events.Dropped.Count > 0;
}
