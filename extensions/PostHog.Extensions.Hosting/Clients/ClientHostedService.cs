using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PostHog.Async;
using PostHog.Diagnostics;
using PostHog.Extensions.Hosting.Logging;

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
        foreach (var registration in registry.Clients)
        {
            _clients.Add(registration.ClientIn(services));
        }

        await Task.WhenAll(registry.Clients.Select(one => WaitAsync(one, cancellationToken)))
            .ConfigureAwait(false);
    }

    private async Task WaitAsync(
        ClientRegistration registration,
        CancellationToken cancellationToken
    )
    {
        var client = registration.ClientIn(services);
        if (registration.DefinitionsWait is { } time && client.LocalEvaluation.IsEnabled)
        {
            var isReady = await client
                .WaitUntilLocalEvaluationReadyAsync(time, cancellationToken)
                .ConfigureAwait(false);
            if (!isReady)
            {
                var options = services
                    .GetRequiredService<IOptionsMonitor<PostHogOptions>>()
                    .Get(registration.OptionsName);
                new PostHogLog(options.Log).DefinitionsNotAwaited(time);
            }
        }
    }
}
