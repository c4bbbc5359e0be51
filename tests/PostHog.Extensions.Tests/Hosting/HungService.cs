using Microsoft.Extensions.Hosting;
using PostHog.Async;

namespace PostHog.Extensions.Tests.Hosting;

/// <summary>Does not stop, and captures an event when it is asked to.</summary>
internal sealed class HungService(PostHogClient posthog) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stop = stoppingToken.Register(() =>
            posthog.Enqueue(new("asked to stop", "user-1"))
        );
        await new TaskCompletionSource().Task;
    }
}
