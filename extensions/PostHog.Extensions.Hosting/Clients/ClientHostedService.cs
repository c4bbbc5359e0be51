using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PostHog.Async;
using PostHog.Diagnostics;
using PostHog.Extensions.Hosting.Logging;

namespace PostHog.Extensions.Hosting.Clients;

/// <summary>
/// Creates the clients when the host starts, which begins loading flag definitions. Delivers their queues while the other
/// services stop, and closes them after that. Their container disposes them later.
/// </summary>
internal sealed class ClientHostedService(ClientRegistry registry, IServiceProvider services)
    : IHostedLifecycleService
{
    // How long the end may take if the others have used up the time of the host.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

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

    // The queue is sent while the others stop, which may take all the time that the host has.
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        BeginFlush();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_hasLifecycle)
        {
            BeginFlush();
        }
        else
        {
            // That host may stop this service before others, which may still capture events.
            await Task.WhenAll(_clients.Select(client => FlushAsync(client, cancellationToken)))
                .ConfigureAwait(false);
        }
    }

    public async Task StoppedAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(
                registry
                    .Clients.Zip(_clients, (registration, client) => (registration, client))
                    .Select(one => CloseAsync(one.registration, one.client, cancellationToken))
            )
            .ConfigureAwait(false);

    private void BeginFlush()
    {
        foreach (var client in _clients)
        {
            _ = FlushAsync(client, CancellationToken.None);
        }
    }

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

    private async Task CloseAsync(
        ClientRegistration registration,
        PostHogClient client,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await client.ShutdownAsync(timeout: null, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The time to stop is up. The events that are left after this are given up and reported.
            var limit = OptionsOf(registration).ShutdownTimeout;
            await client
                .ShutdownAsync(limit < Grace ? limit : Grace, CancellationToken.None)
                .ConfigureAwait(false);
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
                new PostHogLog(OptionsOf(registration).Log).DefinitionsNotAwaited(time);
            }
        }
    }

    private PostHogOptions OptionsOf(ClientRegistration registration) =>
        services
            .GetRequiredService<IOptionsMonitor<PostHogOptions>>()
            .Get(registration.OptionsName);
}
