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

    // With the oldest libraries that the package works with.
    private const string Hosted = """
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using PostHog.Async;

        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPostHog(o => { o.ProjectToken = "phc_packed"; o.Host = args[0]; })
            .UseHttpClientFactory()
            .AddHealthCheck();
        using var provider = services.BuildServiceProvider();
        var hosted = provider.GetServices<IHostedService>().First();
        await hosted.StartAsync(default);
        provider.GetRequiredService<PostHogClient>().Enqueue(new("sent in a host", "user-42"));
        await hosted.StopAsync(default);
        """;

    private const string Web = """
        var builder = WebApplication.CreateBuilder(args);
        builder.AddPostHog();
        var app = builder.Build();
        app.UsePostHog();
        app.MapGet("/seen", async (HttpContext context, PostHog.Async.PostHogClient posthog) =>
        {
            posthog.Enqueue(new("seen"));
            var flags = await context.GetPostHogFlagsAsync();
            return Results.Text($"{flags.IsEnabled("beta")}");
        });
        app.MapGet("/fails", string () => throw new InvalidOperationException("failed"));
        await app.StartAsync();

        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        http.DefaultRequestHeaders.Add("X-POSTHOG-DISTINCT-ID", "visitor");
        Console.WriteLine(await http.GetStringAsync("/seen"));
        await http.GetAsync("/fails");
        await app.StopAsync();
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

    [Test]
    public async Task Program_with_the_restored_hosting_package_sends_an_event()
    {
        await using var server = await DevServer.StartAsync();
        using var consumer = new ConsumerProject(["PostHog.Extensions.Hosting"]);
        consumer.Write("Program.cs", Hosted);

        await consumer.RunAsync("run", "--", server.Url.ToString());

        Assert.That(server.Events.Select(one => one.Name), Is.EqualTo(["sent in a host"]));
    }

    [Test]
    public async Task Web_application_with_two_lines_reports_event_exception_and_flag_of_the_visitor()
    {
        await using var server = await DevServer.StartAsync(new() { Flags = "{\"beta\":true}" });
        using var consumer = new ConsumerProject(
            [Repository.AspNetCore],
            sdk: "Microsoft.NET.Sdk.Web"
        );
        consumer.Write("Program.cs", Web);

        await consumer.RunAsync(
            "run",
            "--",
            "--urls=http://127.0.0.1:0",
            "--PostHog:ProjectToken=phc_packed",
            $"--PostHog:Host={server.Url}"
        );

        Assert.That(
            server.Events.Select(one => one.Name),
            Is.EquivalentTo(["seen", "$feature_flag_called", "$exception"])
        );
        Assert.That(server.Events.Select(one => one.DistinctId), Is.All.EqualTo("visitor"));
    }
}
