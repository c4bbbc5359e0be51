using PostHog;
using PostHog.Async;

var builder = WebApplication.CreateBuilder(args);

// One client for the life of the service, made from its configuration. The container disposes it when the service has
// stopped, and that delivers what is still queued. (It does so only for what it made itself: hand it a factory.)
builder.Services.AddSingleton(services =>
{
    var logger = services.GetRequiredService<ILogger<PostHogClient>>();
    return new PostHogClient(
        new PostHogOptions
        {
            ProjectToken = builder.Configuration["POSTHOG_PROJECT_TOKEN"],
            Host = builder.Configuration["POSTHOG_HOST"],
            Log = entry => logger.Log(LevelOf(entry), entry.Exception, "{Message}", entry.Message),
        }
    );
});

var app = builder.Build();

// Enqueue never waits and never throws, so no request is slower or fails because of it.
app.MapPost(
    "/orders/{number}",
    (int number, PostHogClient posthog) =>
    {
        posthog.Enqueue(new PostHogEvent("order placed", "user-42") { ["number"] = number });
        return Results.Accepted();
    }
);

await app.RunAsync();

static LogLevel LevelOf(PostHogLogEntry entry) =>
    entry.Level switch
    {
        PostHogLogLevel.Debug => LogLevel.Debug,
        PostHogLogLevel.Information => LogLevel.Information,
        PostHogLogLevel.Warning => LogLevel.Warning,
        _ => LogLevel.Error,
    };
