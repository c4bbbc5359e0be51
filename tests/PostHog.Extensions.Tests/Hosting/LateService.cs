using Microsoft.Extensions.Hosting;
using PostHog.Async;

namespace PostHog.Extensions.Tests.Hosting;

/// <summary>Captures an event in each phase of the stop.</summary>
internal sealed class LateService(PostHogClient posthog) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Capture("stopping");

    public Task StopAsync(CancellationToken cancellationToken) => Capture("stop");

    public Task StoppedAsync(CancellationToken cancellationToken) => Capture("stopped");

    private Task Capture(string name)
    {
        posthog.Enqueue(new(name, "user-1"));
        return Task.CompletedTask;
    }
}
