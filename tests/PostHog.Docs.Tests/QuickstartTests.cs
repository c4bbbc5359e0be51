using PostHog.Development;
using PostHog.Docs.Tests.Pages;
using PostHog.Docs.Tests.Programs;

namespace PostHog.Docs.Tests;

/// <summary>The quickstart, run as documented.</summary>
[Parallelizable(ParallelScope.All)] // each test waits for a process of its own
public sealed class QuickstartTests
{
    private const int MostLines = 12;

    [Test]
    public async Task Delivers_through_both_packages_and_prints_what_the_readme_shows()
    {
        var (exitCode, printed) = await QuickstartProcess.RunAsync();

        Assert.That(exitCode, Is.Zero, printed);
        Assert.That(PrintedText.Normalise(printed), Is.EqualTo(PrintedText.Normalise(Shown())));
        Assert.That(printed.TrimEnd().Split('\n'), Has.Length.AtMost(MostLines));
    }

    [Test]
    public async Task Prints_every_call_event_comparison_and_guarantee_when_verbose()
    {
        var (exitCode, printed) = await QuickstartProcess.RunAsync(["--verbose"]);

        Assert.That(exitCode, Is.Zero, printed);
        Assert.That(printed, Does.Contain("event that is refused  401"));
        Assert.That(printed, Does.Contain("What arrived: 16 events, in 22 requests."));
        Assert.That(printed, Does.Contain("All 149 expectations held"));
        Assert.That(printed, Does.Contain("the rollout, edited to 100 %"));
        Assert.That(printed, Does.Contain("All 20 expectations held"));
        Assert.That(printed, Does.Contain("3 dropped and reported to their callers: QueueFull"));
        Assert.That(printed, Does.Contain("264 captured, 264 delivered, 0 lost"));
        Assert.That(printed, Does.Contain("280 captured, 280 delivered, 0 lost"));
    }

    [Test]
    public async Task Sends_to_the_configured_PostHog()
    {
        await using var server = await DevServer.StartAsync();

        var (exitCode, printed) = await QuickstartProcess.RunAsync(
            ("POSTHOG_PROJECT_TOKEN", "phc_own"),
            ("POSTHOG_HOST", server.Url.AbsoluteUri)
        );

        Assert.That(exitCode, Is.Zero, printed);
        Assert.That(printed, Does.Contain($"PostHog at {server.Url}."));
        Assert.That(
            printed,
            Does.Contain("Left out: the outage, the refusal, the flags and the queue")
        );
        Assert.That(server.Events, Has.Count.EqualTo(14));
        Assert.That(server.Requests.Select(request => request.Body), Is.All.Contains("phc_own"));
    }

    [Test]
    public async Task Fails_with_a_reason_when_PostHog_rejects_the_events()
    {
        await using var server = await DevServer.StartAsync();
        server.InjectFault(new Fault { Status = 401, Count = 100 });

        var (exitCode, printed) = await QuickstartProcess.RunAsync(
            ("POSTHOG_PROJECT_TOKEN", "phc_own"),
            ("POSTHOG_HOST", server.Url.AbsoluteUri)
        );

        Assert.That(exitCode, Is.EqualTo(1), printed);
        Assert.That(printed, Does.Contain("FAILED: expected that the result says delivered"));
        Assert.That(printed, Does.Contain("10 of 30 expectations did not hold"));
    }

    [Test]
    public async Task Fails_with_a_reason_when_the_host_is_not_a_URL()
    {
        var (exitCode, printed) = await QuickstartProcess.RunAsync(
            ("POSTHOG_PROJECT_TOKEN", "phc_own"),
            ("POSTHOG_HOST", "eu")
        );

        Assert.That(exitCode, Is.EqualTo(1), printed);
        Assert.That(printed, Does.Contain("FAILED: Host must be an absolute http or https URL"));
    }

    private static string Shown()
    {
        var command = Repository
            .Readme.Blocks.Index()
            .Single(block =>
                block.Item is { Language: "sh", Text: "dotnet run --project samples/Quickstart" }
            );
        return Repository.Readme.Blocks[command.Index + 1].Text;
    }
}
