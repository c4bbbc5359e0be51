using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Endpoints;

/// <summary><c>GET /</c>: what this is, and where to go from here.</summary>
internal static class HomeEndpoint
{
    private const string Page = """
        PostHog dev server: takes the place of PostHog on this machine.
        Everything is kept in memory; nothing is sent anywhere.

        For clients
          POST   /batch/                   capture V0, plain or gzip
          POST   /i/v0/ai/batch/           AI events, V0
          POST   /i/v1/analytics/events    capture V1
          POST   /i/v1/ai/events           AI events, V1
          POST   /flags/                   feature flags
          GET    /flags/definitions        their definitions, for those with a secret key

        For libraries in browsers
          POST   /e/, /i/v0/e/, /capture/, /track/, /engage/    events
          POST   /flags/, /decide/                              feature flags
          GET    /array/<token>/config, /array/<token>/config.js   what they ask for first
          GET    /static/array.js          posthog-js itself, with --posthog-js

        For you
          GET    /_dev/events     the events that were accepted, as they were sent
          DELETE /_dev/events     forgets them
          GET    /_dev/requests   the requests that arrived and what was answered
          DELETE /_dev/requests   forgets them
          GET    /_dev/counts     how many events, uuids, requests and refused ones there were
          GET    /_dev/uuids      how often an event of each uuid was stored
          GET    /_dev/flags      the flags with their conditions and overrides
          POST   /_dev/flags      has these flags from now on: {"beta":true,"layout":"wide"}
          DELETE /_dev/flags      has none
          POST   /_dev/faults     makes the next requests fail: {"status":503,"count":2}
          DELETE /_dev/faults     lets them succeed again
          POST   /_dev/storm      makes requests fail at random: {"statuses":{"503":0.2},"reset":0.1}
          GET    /_dev/storm      what the storm has done so far
          DELETE /_dev/storm      ends it
          POST   /_dev/break      what goes wrong until ended: {"slowMs":300,"dropEvery":10}
          GET    /_dev/outcomes   what became of batches that met a fault or were sent again
          GET    /_dev/persons    the persons that the events describe
          GET    /_dev/groups     the groups that $groupidentify events describe
          GET    /_dev/warnings   what about the events is likely a mistake
          GET    /_dev/stream     what is new, as server-sent events
          GET    /                this text, or for browsers a page
          GET    /_health         200 while the server is up

        """;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(
            "/",
            context =>
                IsForPage(context.Request)
                    ? PageEndpoint.SendAsync(context, "index.html")
                    : new Answer(200, Page).WriteAsync(context)
        );
        routes.MapGet("/_dev/", context => new Answer(200, Page).WriteAsync(context));
    }

    /// <summary>Whether a browser asks for the page.</summary>
    public static bool IsForPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Path.Value is "/"
        && request
            .Headers.Accept.ToString()
            .Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
