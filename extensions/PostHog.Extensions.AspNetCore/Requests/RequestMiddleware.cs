using Microsoft.AspNetCore.Http;

namespace PostHog.Extensions.AspNetCore.Requests;

/// <summary>Begins the context of each request, and notes the exceptions that leave the rest of the pipeline.</summary>
internal sealed class RequestMiddleware(RequestDelegate next, RequestParts parts)
{
    public Task InvokeAsync(HttpContext context)
    {
        var endpoint = RequestEndpoint.Of(context);
        var state = context.Features.Get<RequestState>();
        if (state is { IsActive: true })
        {
            return next(context);
        }

        if (state is null)
        {
            // A decision holds for the page of an error too.
            if (endpoint.LeftOutBy == parts || !parts.Includes(context))
            {
                endpoint.LeftOutBy = parts;
                return next(context);
            }

            state = new RequestState(parts, context);
            context.Features.Set(state);
        }

        // The pipeline runs again for the page of an error.
        state.Enter(context);
        return ServeAsync(context, state);
    }

    private async Task ServeAsync(HttpContext context, RequestState state)
    {
        using var scope = state.Begin();
        try
        {
            await next(context).ConfigureAwait(false);
            parts.Errors?.NoteHandled(context, state);
        }
        catch (Exception error)
        {
            parts.Errors?.NoteThrown(context, state, error);
            throw;
        }
        finally
        {
            state.Leave();
        }
    }
}
