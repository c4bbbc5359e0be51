namespace PostHog.Trimming.Program;

/// <summary>Captures inside a context, on another thread than the one that began it.</summary>
internal static class Contexts
{
    public static async Task SendAsync(ISender sender)
    {
        var context = new PostHogContext
        {
            DistinctId = "user-43",
            Properties = { ["plan"] = "pro" },
        };
        using (sender.BeginContext(context))
        {
            await Task.Yield();
            await Task.Run(() => sender.CaptureAsync(new PostHogEvent("inside", "")));
        }

        await sender.CaptureAsync(new PostHogEvent("outside", "user-42"));
    }
}
