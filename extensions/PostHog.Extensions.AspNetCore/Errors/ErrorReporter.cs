using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using PostHog.Async;
using PostHog.Context;
using PostHog.Diagnostics;
using PostHog.Extensions.AspNetCore.Requests;

namespace PostHog.Extensions.AspNetCore.Errors;

/// <summary>
/// Reports each exception that leaves an endpoint once, whatever handles it and wherever that is in the pipeline. An
/// exception that passes the middleware is reported when the response is complete, because its status is not known
/// earlier. Thread-safe.
/// </summary>
internal sealed class ErrorReporter(
    PostHogClient client,
    Func<HttpContext, Exception, bool>? filter,
    PostHogLog log
)
{
    private const string StatusCode = "$response_status_code";

    /// <summary>Notes an exception that passes the middleware.</summary>
    public void NoteThrown(HttpContext context, RequestState state, Exception error)
    {
        if (IsKnown(state, error) || IsFaultOfClient(context, error))
        {
            return;
        }

        if (state.Pending is null)
        {
            context.Response.OnCompleted(() =>
            {
                Complete(context, state);
                return Task.CompletedTask;
            });
        }
        else
        {
            // The page of the error has failed too.
            Complete(context, state);
        }

        // An exception handler that gives up has changed the endpoint by now.
        state.Pending =
            context.Features.Get<IExceptionHandlerFeature>() is { } feature
            && (feature.Error == error || feature.Error == error.InnerException)
                ? PendingOf(state, error, feature.Endpoint)
                : new PendingError(error, state.Values());
    }

    /// <summary>Notes an exception that something inside the middleware has handled, if there is one.</summary>
    public void NoteHandled(HttpContext context, RequestState state)
    {
        if (context.Features.Get<IExceptionHandlerFeature>() is { Error: { } error } feature)
        {
            NoteHandled(context, state, error, feature.Endpoint);
        }
    }

    /// <summary>Notes an exception that something inside the middleware has handled.</summary>
    /// <param name="context">The request.</param>
    /// <param name="state">Its state.</param>
    /// <param name="error">The exception.</param>
    /// <param name="endpoint">The endpoint that threw it; that of the request may be the page of the error.</param>
    public void NoteHandled(
        HttpContext context,
        RequestState state,
        Exception error,
        Endpoint? endpoint
    )
    {
        if (IsKnown(state, error) || IsFaultOfClient(context, error))
        {
            return;
        }

        state.Settled = error;
        Report(context, PendingOf(state, error, endpoint));
    }

    /// <summary>Reports the exception that waits for the response.</summary>
    public void Complete(HttpContext context, RequestState state)
    {
        if (state.Pending is { } pending)
        {
            state.Pending = null;
            state.Settled = pending.Error;
            Report(context, pending);
        }
    }

    /// <summary>Reports an exception in the current context, outside a request.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="source">What has caught it.</param>
    public void Report(Exception error, string source) =>
        client.EnqueueException(error, distinctId: null, DetailsOf(source));

    private static PendingError PendingOf(RequestState state, Exception error, Endpoint? endpoint)
    {
        var values = state.Values();
        var properties = new Dictionary<string, object?>(values.Properties, StringComparer.Ordinal);
        properties.Remove(PropertyReader.Route);
        if (state.Parts.Properties.RouteOf(endpoint) is { } route)
        {
            properties[PropertyReader.Route] = route;
        }

        return new PendingError(error, values with { Properties = properties });
    }

    private static bool IsKnown(RequestState state, Exception error) =>
        ReferenceEquals(state.Settled, error) || ReferenceEquals(state.Pending?.Error, error);

    // The client went away, or sent what the server could not read.
    private static bool IsFaultOfClient(HttpContext context, Exception error) =>
        error is BadHttpRequestException { StatusCode: < StatusCodes.Status500InternalServerError }
        || (
            context.RequestAborted.IsCancellationRequested
            && (error is IOException || IsCancellation(error))
            && !HasTimedOut(context)
        );

    // Some libraries throw an exception of their own when a call is cancelled.
    private static bool IsCancellation(Exception? error) =>
        error is OperationCanceledException
        || (error is not null && IsCancellation(error.InnerException));

    // UseRequestTimeouts cancels RequestAborted too.
    private static bool HasTimedOut(HttpContext context) =>
        context.Features.Get<IHttpRequestTimeoutFeature>()
            is { RequestTimeoutToken.IsCancellationRequested: true };

    private void Report(HttpContext context, PendingError pending)
    {
        if (!IsWanted(context, pending.Error))
        {
            return;
        }

        using var scope = ContextScope.Begin(pending.Values, isFresh: true, sharesFlags: false);
        var details = DetailsOf("aspnetcore.middleware");
        details[StatusCode] = StatusOf(context);
        client.EnqueueException(pending.Error, distinctId: null, details);
    }

    private static ExceptionDetails DetailsOf(string source) =>
        new()
        {
            Handled = false,
            Source = source,
            Mechanism = { ["type"] = "middleware" },
        };

    // Nothing has handled the exception, and the server has not answered yet.
    private static int StatusOf(HttpContext context)
    {
        var status = context.Response.StatusCode;
        return
            status >= StatusCodes.Status400BadRequest
            || context.Features.Get<IExceptionHandlerFeature>() is not null
            ? status
            : StatusCodes.Status500InternalServerError;
    }

    private bool IsWanted(HttpContext context, Exception error)
    {
        try
        {
            return filter?.Invoke(context, error) ?? true;
        }
        catch (Exception fault)
        {
            log.RequestCallbackFailed(nameof(PostHogRequestOptions.ShouldCaptureException), fault);
            return true;
        }
    }
}
