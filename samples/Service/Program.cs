using Microsoft.FeatureManagement;
using PostHog.Async;
using PostHog.Development;

// A PostHog in this process, for the case that the configuration and the environment contain no project token.
await using var local = await DevServer.StartAsync(new() { Flags = """{"new-checkout": true}""" });
var builder = WebApplication.CreateBuilder(args);
builder
    .AddPostHog(options =>
    {
        options.Host = options.ProjectToken is null ? local.Url.AbsoluteUri : options.Host;
        options.ProjectToken ??= "phc_local";
    })
    .UseFeatureManagement()
    .AddHealthCheck();
var app = builder.Build();

// Events, flags and exceptions of a request are about its user or visitor.
app.UsePostHog();
app.MapHealthChecks("/health");
app.MapPost("/orders/{number}", PlaceOrder);

// Only for those for whom the flag is on; for others, 404.
app.MapGet("/checkout", () => "the new checkout").RequireFeatureFlag("new-checkout");
app.MapGet("/delivery", (IFeatureManager features) => features.IsEnabledAsync("express-delivery"));

// PostHog's browser library sends to this service instead of PostHog: api_host: "/ingest".
app.MapPostHogProxy("/ingest");

await app.RunAsync(); // the stop delivers what is queued
var newest = string.Join(", ", local.Events.CountBy(one => one.Name));
Console.WriteLine($"{local.EventCount} received, the newest: {newest}");

// Enqueue never waits and never throws, so no request is slower or fails because of it.
static IResult PlaceOrder(int number, PostHogClient posthog)
{
    posthog.Enqueue(new("order placed") { ["number"] = number });
    return Results.Accepted();
}
