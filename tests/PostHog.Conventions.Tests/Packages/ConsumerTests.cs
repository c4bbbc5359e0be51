using PostHog.Development;

namespace PostHog.Conventions.Packages;

/// <summary>A program outside the repository restores the packages, and its events arrive.</summary>
public sealed class ConsumerTests
{
    private const string Program = """
        using PostHog;

        var options = new PostHogOptions { ProjectToken = "phc_packed", Host = args[0] };
        await using (var posthog = new PostHog.Async.PostHogClient(options))
        {
            var result = await posthog.CaptureAsync(new PostHogEvent("sent in async", "user-42"));
            Console.WriteLine(result.EnsureDelivered());
        }

        using (var posthog = new PostHog.Blocking.PostHogClient(options))
        {
            var result = posthog.Capture(new PostHogEvent("sent in blocking", "user-42"));
            Console.WriteLine(result.EnsureDelivered());
        }
        """;

    [Test]
    public async Task Program_with_the_restored_packages_sends_an_event_with_each_client()
    {
        await using var server = await DevServer.StartAsync();
        using var consumer = new ConsumerProject(["PostHog.Async", "PostHog.Blocking"]);
        consumer.Write("Program.cs", Program);

        await consumer.RunAsync("run", "--", server.Url.ToString());

        var restored = Directory.GetDirectories(Path.Combine(consumer.Folder, "cache"));
        Assert.That(restored, Has.Exactly(3).Contains("posthog."));
        var names = server.Events.Select(captured => captured.Name);
        Assert.That(names, Is.EqualTo(["sent in async", "sent in blocking"]));
    }
}
