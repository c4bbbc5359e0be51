using PostHog.Diagnostics;

namespace PostHog.Async.Pipeline;

internal sealed partial class EventPump
{
    /// <summary>
    /// Sends what waits while the process ends, within the time for that. Whatever happens here, the process goes on ending
    /// the way it was.
    /// </summary>
    public async Task DrainAtExitAsync()
    {
        using var deadline = new CancellationTokenSource(_settings.CrashFlushTimeout);
        try
        {
            await DrainAllAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _settings.Log.ExitDrainTimedOut(_lane.Queued);
        }
    }

    /// <summary>
    /// Does the same before the process dies of an exception, in the place of the exit hook: the process is held up once.
    /// </summary>
    public async Task DrainAtCrashAsync()
    {
        lock (_gate)
        {
            _exitHook?.Dispose();
        }

        await DrainAtExitAsync().ConfigureAwait(false);
    }
}
