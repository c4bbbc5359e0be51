using PostHog;
using PostHog.Async;

// A browser has no environment variables: the page passes the settings as arguments.
if (args is not [var token, var host, .. var events])
{
    Console.Error.WriteLine(
        "Usage: main.mjs TOKEN HOST EVENT...  sends each event and says what became of it"
    );
    return 2;
}

var options = new PostHogOptions { ProjectToken = token, Host = host };
await using var posthog = new PostHogClient(options);
foreach (var name in events)
{
    Console.WriteLine(await posthog.CaptureAsync(new PostHogEvent(name, "user-42")));
}

posthog.Enqueue(new PostHogEvent("page closed", "user-42"));
Console.WriteLine(await posthog.FlushAsync());

try
{
    using var blocking = new PostHog.Blocking.PostHogClient(options);
}
catch (PlatformNotSupportedException reason)
{
    Console.WriteLine(reason.Message);
}

return 0;
