using System.Diagnostics;
using System.Globalization;
using PostHog.Development;

namespace PostHog.Samples.Tests;

/// <summary>A worker service in a process of its own.</summary>
[Platform(Exclude = "Win", Reason = "stops the worker with a signal")]
[Parallelizable(ParallelScope.All)] // each test waits for a process of its own
internal sealed class WorkerTests
{
    private const int Jobs = 200;

    // The time that a host has by default to stop.
    private static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(30);

    [TestCase("TERM")]
    [TestCase("INT")]
    public async Task Signal_under_load_loses_no_event(string signal)
    {
        await using var server = await DevServer.StartAsync(
            new DevServerOptions { Flags = """{"fast-lane": true}""", EventLimit = 100_000 }
        );
        await using var worker = SampleProcess.Start(
            "Worker",
            new Dictionary<string, string>
            {
                ["POSTHOG_PROJECT_TOKEN"] = "phc_test",
                ["POSTHOG_HOST"] = server.Url.AbsoluteUri,
            },
            "--Pause",
            "1"
        );
        await worker.ReadToAsync($"job {Jobs} of customer-0, fast lane: True");

        var watch = Stopwatch.StartNew();
        await worker.SignalAsync(signal);
        var end = await worker.WaitAsync();

        Assert.That(end.ExitCode, Is.Zero, end.Output + end.Error);
        Assert.That(watch.Elapsed, Is.LessThan(ShutdownTime));
        var done = Done(end);
        Assert.That(done, Is.GreaterThanOrEqualTo(Jobs));
        // A batch may arrive twice, if its first response came too late; PostHog drops the second by the ids.
        var jobs = server
            .Events.Where(one => one.Name == "job done")
            .DistinctBy(one => one.Uuid)
            .ToList();
        Assert.That(
            jobs.Select(one => one.Json.GetProperty("properties").GetProperty("number").GetInt32()),
            Is.EquivalentTo(Enumerable.Range(1, done))
        );
        Assert.That(jobs.Select(one => one.DistinctId).Distinct().Count(), Is.EqualTo(10));
    }

    [Test]
    public async Task Says_at_its_end_what_arrived_without_an_account()
    {
        await using var worker = SampleProcess.Start("Worker", new Dictionary<string, string>());
        await worker.ReadToAsync("job 3 of customer-3, fast lane: True");
        await worker.SignalAsync("TERM");
        var end = await worker.WaitAsync();

        Assert.That(end.ExitCode, Is.Zero, end.Output + end.Error);
        Assert.That(end.Output, Does.Contain($"[job done, {Done(end)}]"));
    }

    private static int Done(SampleEnd end)
    {
        var line = end.Output.Split('\n').Single(one => one.Contains("jobs done"));
        return int.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture);
    }
}
