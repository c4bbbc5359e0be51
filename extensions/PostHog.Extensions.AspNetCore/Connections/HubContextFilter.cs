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
    public ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext,
        Func<HubInvocationContext, ValueTask<object?>> next
    ) => ServeAsync(invocationContext.Context, () => next(invocationContext));

    public async Task OnConnectedAsync(
        HubLifetimeContext context,
        Func<HubLifetimeContext, Task> next
    ) =>
        await ServeAsync(
                context.Context,
                async () =>
                {
                    await next(context).ConfigureAwait(false);
                    return null;
                }
            )
            .ConfigureAwait(false);

    public async Task OnDisconnectedAsync(
        HubLifetimeContext context,
        Exception? exception,
        Func<HubLifetimeContext, Exception?, Task> next
    ) =>
        await ServeAsync(
                context.Context,
                async () =>
                {
                    await next(context, exception).ConfigureAwait(false);
                    return null;
                }
            )
            .ConfigureAwait(false);

    private async ValueTask<object?> ServeAsync(
        HubCallerContext caller,
        Func<ValueTask<object?>> serve
    )
    {
        var values = ValuesOf(caller);
        using var scope = ContextScope.Begin(values, isFresh: true, sharesFlags: true);
        try
        {
            return await serve().ConfigureAwait(false);
        }
        catch (Exception error)
            when (error is not HubException && !caller.ConnectionAborted.IsCancellationRequested)
        {
            parts.Errors?.Report(error, "aspnetcore.signalr");
            throw;
        }
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
