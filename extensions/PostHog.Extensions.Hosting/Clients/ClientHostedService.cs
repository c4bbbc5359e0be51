using Microsoft.Extensions.Hosting;
using PostHog.Async;

namespace PostHog.Extensions.Hosting.Clients;

/// <summary>
/// Creates the clients when the host starts, which begins loading flag definitions, and delivers their queues after all
/// other services have stopped. Their container disposes them later.
/// </summary>
internal sealed class ClientHostedService(ClientRegistry registry, IServiceProvider services)
    : IHostedLifecycleService
{
    private readonly List<PostHogClient> _clients = [];
    private bool _hasLifecycle;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        _hasLifecycle = true;
        await BeginAsync(cancellationToken).ConfigureAwait(false);
    }

    // The host of ASP.NET Core before WebApplication knows only starting and stopping.
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!_hasLifecycle)
        {
            await BeginAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // That host may stop this service before others, which may still capture events.
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!_hasLifecycle)
        {
            await Task.WhenAll(_clients.Select(client => FlushAsync(client, cancellationToken)))
                .ConfigureAwait(false);
        }
    }

    public async Task StoppedAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(_clients.Select(client => CloseAsync(client, cancellationToken)))
            .ConfigureAwait(false);

    private static async Task FlushAsync(PostHogClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.FlushAsync(timeout: null, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The time to stop is up; disposal reports what is left.
            return;
        }
    }

    private static async Task CloseAsync(PostHogClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.ShutdownAsync(timeout: null, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The time to stop is up: the events that are left are given up and reported.
            await client.ShutdownAsync(TimeSpan.Zero, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        var waits = new List<Task>();
        foreach (var registration in registry.Clients)
        {
            var client = registration.ClientIn(services);
            _clients.Add(client);
            if (registration.DefinitionsWait is { } time)
            {
                waits.Add(client.WaitUntilLocalEvaluationReadyAsync(time, cancellationToken));
            }
        }

        await Task.WhenAll(waits).ConfigureAwait(false);
    }
}
