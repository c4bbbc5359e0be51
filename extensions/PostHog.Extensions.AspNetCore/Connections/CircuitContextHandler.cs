using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection;
using PostHog.Context;
using PostHog.Extensions.AspNetCore.Requests;

namespace PostHog.Extensions.AspNetCore.Connections;

/// <summary>
/// Gives each event of a Blazor Server page a context: the user of the circuit, otherwise the visitor of the connection,
/// and the address of the page instead of that of the connection. When the circuit is closed, the contexts have no values
/// any more.
/// </summary>
internal sealed class CircuitContextHandler(RequestParts parts, IServiceProvider services)
    : CircuitHandler
{
    private volatile bool _isClosed;

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _isClosed = true;
        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next
    ) => activity => ServeAsync(activity, next);

    private async Task ServeAsync(
        CircuitInboundActivityContext activity,
        Func<CircuitInboundActivityContext, Task> next
    )
    {
        var distinctId = await UserAsync().ConfigureAwait(false);
        var connection = ContextScope.Current?.Values ?? ContextValues.None;
        var values = connection with
        {
            DistinctId = distinctId ?? connection.DistinctId,
            Properties = parts.Properties.ReadPage(PageOf(), connection.Properties),
        };
        // It is not ended here: ASP.NET Core does not wait for what an event handler does after its first await. The context
        // flows with that work only, and is not that of another event.
        _ = ContextScope.Begin(() => _isClosed ? ContextValues.None : values, sharesFlags: true);
        await next(activity).ConfigureAwait(false);
    }

    private string? PageOf()
    {
        try
        {
            return services.GetService<NavigationManager>()?.Uri;
        }
        catch (InvalidOperationException)
        {
            // The circuit has not begun yet.
            return null;
        }
    }

    private async Task<string?> UserAsync()
    {
        try
        {
            return services.GetService<AuthenticationStateProvider>() is { } provider
                ? parts.Identity.OfUser(
                    (await provider.GetAuthenticationStateAsync().ConfigureAwait(false)).User
                )
                : null;
        }
        catch (InvalidOperationException)
        {
            // The state is not set yet.
            return null;
        }
    }
}
