using System.Text.Json;
using PostHog.Development;
using PostHog.TestKit;

namespace PostHog.Samples.Tests;

/// <summary>A program that crashes: the exception is reported and the program crashes as it would have.</summary>
[Platform(Exclude = "Win", Reason = "a crash has another exit code there")]
internal sealed class CrashTests
{
    private const int Aborted = 134;

    [Test]
    public async Task Reports_the_exception_and_crashes([Values] bool isAsync)
    {
        await using var server = await DevServer.StartAsync();

        var end = await RunAsync(At(server.Url), isAsync);
        var silent = await RunAsync(new() { ["POSTHOG_DISABLED"] = "1" }, isAsync);

        var report = server.Events.Single();
        Assert.That(report.Name, Is.EqualTo("$exception"));
        Assert.That(report.DistinctId, Is.EqualTo("user-42"));
        var properties = report.Json.GetProperty("properties");
        Assert.That(Text(properties, "command"), Is.EqualTo("import"));
        Assert.That(Text(properties, "$exception_level"), Is.EqualTo("fatal"));
        Assert.That(
            Text(properties, "$exception_source"),
            Is.EqualTo("dotnet.appdomain_unhandled_exception")
        );
        Assert.That(Text(properties, "$exception_type"), Is.EqualTo("InvalidDataException"));
        var list = properties.GetProperty("$exception_list");
        var mechanism = list[0].GetProperty("mechanism");
        Assert.That(mechanism.GetProperty("handled").GetBoolean(), Is.False);
        Assert.That(Text(mechanism, "type"), Is.EqualTo("onuncaughtexception"));
        Assert.That(Text(list[1], "type"), Is.EqualTo("FormatException"));
        var own = list[0]
            .GetProperty("stacktrace")
            .GetProperty("frames")
            .EnumerateArray()
            .Where(frame => frame.GetProperty("in_app").GetBoolean())
            .Select(frame => Text(frame, "function"));
        Assert.That(own, Is.EqualTo(["Main", "Main.Import", "Main.Read"]));
        Assert.That(end, Is.EqualTo(silent));
        Assert.That(end.ExitCode, Is.EqualTo(Aborted));
    }

    [Test]
    public async Task Crashes_in_time_when_PostHog_does_not_respond([Values] bool isAsync)
    {
        using var server = new RawServer(null);

        var end = await RunAsync(At(server.Url), isAsync);

        Assert.That(end.ExitCode, Is.EqualTo(Aborted));
        Assert.That(end.Error, Does.Contain("InvalidDataException: Not a number: three"));
    }

    [Test]
    public async Task Crashes_normally_when_PostHog_is_unreachable()
    {
        var end = await RunAsync(At(new Uri("http://127.0.0.1:1")));
        var silent = await RunAsync(new() { ["POSTHOG_DISABLED"] = "1" });

        Assert.That(end, Is.EqualTo(silent));
        Assert.That(end.ExitCode, Is.EqualTo(Aborted));
    }

    private static string? Text(JsonElement holder, string property) =>
        holder.GetProperty(property).GetString();

    private static Dictionary<string, string> At(Uri url) =>
        new() { ["POSTHOG_PROJECT_TOKEN"] = "phc_test", ["POSTHOG_HOST"] = url.AbsoluteUri };

    private static async Task<SampleEnd> RunAsync(
        Dictionary<string, string> settings,
        bool isAsync = false
    )
    {
        string[] arguments = isAsync ? ["async"] : [];
        await using var crash = SampleProcess.Start("Crash", settings, arguments);
        return await crash.WaitAsync();
    }
}
