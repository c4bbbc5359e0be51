using PostHog.Development;

namespace PostHog.Samples.Tests;

/// <summary>A program for .NET Framework on the netstandard2.0 assemblies, run by Mono.</summary>
[RequiresProgram("mono", Reason = "Mono is not installed; on Debian, apt-get install mono-devel.")]
internal sealed class MonoTests
{
    private static readonly string[] Names = ["one", "two"];

    [TestCase("send", 0)]
    [TestCase("queue", 0)]
    [TestCase("unload", 0)]
    [TestCase("exit 7", 7)]
    public async Task Every_event_arrives_once_from_both_packages(string arguments, int exitCode)
    {
        await using var server = await DevServer.StartAsync();
        await using var program = SampleProcess.StartMono(
            "NetFramework",
            new Dictionary<string, string>
            {
                ["POSTHOG_PROJECT_TOKEN"] = "phc_test",
                ["POSTHOG_HOST"] = server.Url.AbsoluteUri,
            },
            [.. arguments.Split(' '), .. Names]
        );

        var end = await program.WaitAsync();

        Assert.That(end.ExitCode, Is.EqualTo(exitCode), end.Output + end.Error);
        Assert.That(end.Error, Is.Empty);
        Assert.That(
            server.Events.Select(received => (received.Name, Text(received, "package"))),
            Is.EquivalentTo([
                ("one", "async"),
                ("two", "async"),
                ("one", "blocking"),
                ("two", "blocking"),
            ])
        );
        Assert.That(
            server.Events.Select(received => Text(received, "$net_runtime")),
            Is.All.StartsWith("Mono ")
        );
    }

    private static string? Text(ReceivedEvent received, string property) =>
        received.Json.GetProperty("properties").GetProperty(property).GetString();
}
