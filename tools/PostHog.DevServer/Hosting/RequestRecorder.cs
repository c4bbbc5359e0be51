using Microsoft.AspNetCore.Http;
using PostHog.Development.Endpoints;
using PostHog.Development.Recording;

namespace PostHog.Development.Hosting;

/// <summary>Notes each request in the log when it arrives, and its status before the client can see it.</summary>
internal sealed class RequestRecorder(
    RequestLog log,
    bool keepsBodies,
    Action<ReceivedRequest>? onRequest
)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (
            context.Request.Path.StartsWithSegments("/_dev", StringComparison.OrdinalIgnoreCase)
            || HomeEndpoint.IsForPage(context.Request)
        )
        {
            await next(context);
            return;
        }

        var entry = new RequestEntry(Describe(context), keepsBodies);
        log.Add(entry);
        context.Features.Set(entry);
        context.Response.OnStarting(() => RecordStatusAsync(context, entry));
        try
        {
            await next(context);
        }
        catch
        {
            entry.RecordDrop(); // the client hung up
            throw;
        }
        finally
        {
            if (entry.IsDropped)
            {
                onRequest?.Invoke(entry.Snapshot());
            }
        }
    }

    private Task RecordStatusAsync(HttpContext context, RequestEntry entry)
    {
        if (entry.TryRecordStatus(context.Response.StatusCode))
        {
            onRequest?.Invoke(entry.Snapshot());
        }

        return Task.CompletedTask;
    }

    private static ReceivedRequest Describe(HttpContext context)
    {
        var request = context.Request;
        return new ReceivedRequest
        {
            Method = request.Method,
            Path = request.Path.ToUriComponent() + request.QueryString.ToUriComponent(),
            Headers = request.Headers.ToDictionary(
                header => header.Key,
                header => header.Value.ToString(),
                StringComparer.OrdinalIgnoreCase
            ),
            Body = "",
            WireLength = 0,
            Status = null,
            Problem = null,
            ArrivedAt = DateTimeOffset.UtcNow,
            RemotePort = context.Connection.RemotePort,
        };
    }
}
