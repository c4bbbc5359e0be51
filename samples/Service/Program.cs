using PostHog;
using PostHog.Async;

var builder = WebApplication.CreateBuilder(args);

// Token and host come from the configuration or the environment. When the service stops, the queue is delivered.
builder.AddPostHog();

var app = builder.Build();

// Events, flags and exceptions of a request are about its user or visitor.
app.UsePostHog();

// Enqueue never waits and never throws, so no request is slower or fails because of it.
app.MapPost(
    "/orders/{number}",
    (int number, PostHogClient posthog) =>
    {
        posthog.Enqueue(new PostHogEvent("order placed") { ["number"] = number });
        return Results.Accepted();
    }
);

// Only for those for whom the flag is on; for others, 404.
app.MapGet("/checkout", () => "the new checkout").RequireFeatureFlag("new-checkout");

// PostHog's browser library sends to this service instead of PostHog: api_host: "/ingest".
app.MapPostHogProxy("/ingest");

await app.RunAsync();
