using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using PostHog.Development.Hosting;
using PostHog.Development.Ingestion;
using PostHog.Development.Viewer;

namespace PostHog.Development.Endpoints;

/// <summary>
/// <c>GET /_dev/stream</c>: server-sent events with what is new, ten times a second at most. <c>?after=</c> is the number of the
/// last event that is known already.
/// </summary>
internal sealed class StreamEndpoint(ServerState state, IHostApplicationLifetime lifetime)
{
    private const int MostReaders = 32;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private int _readers;

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/_dev/stream", SendAsync);

    private async Task SendAsync(HttpContext context)
    {
        if (Interlocked.Increment(ref _readers) > MostReaders)
        {
            Interlocked.Decrement(ref _readers);
            await Answer.Refused(503, "too many pages are open").WriteAsync(context);
            return;
        }

        try
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(
                context.RequestAborted,
                lifetime.ApplicationStopping
            );
            await SendChangesAsync(context, over.Token);
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or the server stops.
        }
        finally
        {
            Interlocked.Decrement(ref _readers);
        }
    }

    private async Task SendChangesAsync(HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        _ = long.TryParse(
            context.Request.Query["after"],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var known
        );
        var feed = new ChangeFeed(state, known);
        using var timer = new PeriodicTimer(Interval);
        do
        {
            if (feed.Next() is { } changes)
            {
                await WriteAsync(context.Response, changes, cancellationToken);
            }
        } while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private static async Task WriteAsync(
        HttpResponse response,
        Changes changes,
        CancellationToken cancellationToken
    )
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(changes, JsonRoutes.Compact);
        await response.Body.WriteAsync("data: "u8.ToArray(), cancellationToken);
        await response.Body.WriteAsync(json, cancellationToken);
        await response.Body.WriteAsync("\n\n"u8.ToArray(), cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
