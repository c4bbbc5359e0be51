using AsyncClient = PostHog.Async.PostHogClient;
using BlockingClient = PostHog.Blocking.PostHogClient;

namespace PostHog.Trimming.Program;

/// <summary>Gives each client handlers of the caller.</summary>
internal static class Handlers
{
    public static async Task<PostHogEvent> CheckAsync(string host, bool isAsync)
    {
        var checks = new PostHogEvent("handlers", "user-42");
        using var onlyAsync = new OnlyAsyncHandler();
        using var both = new CountingHandler();
        using var generic = new Outer.GenericHandler<int>();
        using var derived = new DerivedHandler();
        checks["async only"] = await TryAsync(host, onlyAsync, isAsync);
        checks["both"] = await TryAsync(host, both, isAsync);
        checks["derived"] = await TryAsync(host, derived, isAsync);
        checks["generic"] = await TryAsync(host, generic, isAsync);
        checks["requests"] = new[]
        {
            onlyAsync.Requests,
            both.Requests,
            derived.Requests,
            generic.Requests,
        };
        return checks;
    }

    private static async Task<string> TryAsync(
        string host,
        HttpMessageHandler handler,
        bool isAsync
    )
    {
        var options = Settings.For(host);
        options.HttpHandler = handler;
        var captured = new PostHogEvent("handled", "user-42");
        try
        {
            if (isAsync)
            {
                await using var client = new AsyncClient(options);
                return (await client.CaptureAsync(captured)).ToString();
            }

            using var blocking = new BlockingClient(options);
            return blocking.Capture(captured).ToString();
        }
        catch (ArgumentException refused)
        {
            return refused.Message;
        }
    }
}
