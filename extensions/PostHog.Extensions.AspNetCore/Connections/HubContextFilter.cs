using Microsoft.AspNetCore.Http.Connections.Features;
using Microsoft.AspNetCore.SignalR;
using PostHog.Context;
using PostHog.Extensions.AspNetCore.Requests;

namespace PostHog.Extensions.AspNetCore.Connections;

/// <summary>
/// Gives each call of a SignalR hub a context of its own, with the person of the connection. Otherwise all calls would
/// share the context of the request that opened the connection, and its flags, as long as it is open.
/// </summary>
internal sealed class HubContextFilter(RequestParts parts) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext,
        Func<HubInvocationContext, ValueTask<object?>> next
    )
    {
        var values = ValuesOf(invocationContext.Context);
        using var scope = ContextScope.Begin(values, isFresh: true, sharesFlags: true);
        try
        {
            return await next(invocationContext).ConfigureAwait(false);
        }
        catch (Exception error)
            when (error is not HubException
                && !invocationContext.Context.ConnectionAborted.IsCancellationRequested
            )
        {
            parts.Errors?.Report(error, "aspnetcore.signalr");
            throw;
        }
    }

    public async Task OnConnectedAsync(
        HubLifetimeContext context,
        Func<HubLifetimeContext, Task> next
    )
    {
        var values = ValuesOf(context.Context);
        using var scope = ContextScope.Begin(values, isFresh: true, sharesFlags: true);
        await next(context).ConfigureAwait(false);
    }

    public async Task OnDisconnectedAsync(
        HubLifetimeContext context,
        Exception? exception,
        Func<HubLifetimeContext, Exception?, Task> next
    )
    {
        var values = ValuesOf(context.Context);
        using var scope = ContextScope.Begin(values, isFresh: true, sharesFlags: true);
        await next(context, exception).ConfigureAwait(false);
    }

    // With long polling, no request is open between the calls; the connection has a copy of the one that began it, without
    // the state of the middleware.
    private ContextValues ValuesOf(HubCallerContext caller)
    {
        if (caller.Features.Get<IHttpContextFeature>()?.HttpContext is not { } context)
        {
            return ContextValues.None with
            {
                DistinctId = caller.User is { } user ? parts.Identity.OfUser(user) : null,
            };
        }

        if (context.Features.Get<RequestState>() is { } state)
        {
            return state.Values();
        }

        var copy = new RequestState(parts, context);
        copy.Enter(context);
        return copy.Values();
    }
}
