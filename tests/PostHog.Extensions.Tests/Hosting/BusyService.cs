using Microsoft.Extensions.Hosting;
using PostHog.Async;

namespace PostHog.Extensions.Tests.Hosting;

/// <summary>Captures events until the host stops.</summary>
internal sealed class BusyService(PostHogClient posthog) : BackgroundService
{
    private const int Enough = 200;

    private readonly TaskCompletionSource _busy = new();

    /// <summary>Ends when some events are captured.</summary>
    public Task Busy => _busy.Task;

    /// <summary>How many events the queue has accepted.</summary>
    public int Captured { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Yield();
            Captured += posthog.Enqueue(new("busy", "user-1")).IsAccepted ? 1 : 0;
            if (Captured == Enough)
            {
                _busy.SetResult();
            }
        }
    }
}
