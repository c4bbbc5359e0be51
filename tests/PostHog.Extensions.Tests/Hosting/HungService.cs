using Microsoft.Extensions.Hosting;
using PostHog.Async;

namespace PostHog.Extensions.Tests.Hosting;

/// <summary>Does not stop, and captures an event when it is asked to.</summary>
internal sealed class HungService(PostHogClient posthog) : BackgroundService
{
    private readonly TaskCompletionSource _running = new();

    // The runtime may run the work later, on another thread, and not at all once the host stops.
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        await _running.Task;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stop = stoppingToken.Register(() =>
            posthog.Enqueue(new("asked to stop", "user-1"))
        );
        _running.SetResult();
        await new TaskCompletionSource().Task;
    }
}
