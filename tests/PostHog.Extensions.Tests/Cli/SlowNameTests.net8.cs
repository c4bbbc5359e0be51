using System.Diagnostics;
using System.Net;
using PostHog.Extensions.Cli;
using PostHog.Extensions.Cli.Consent;

namespace PostHog.Extensions.Tests.Cli;

/// <summary>Names are resolved by the client itself on .NET 8 and later only, so that only there a test can make one wait.</summary>
internal sealed class SlowNameTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Holds the threads of the client that wait for a name until the process ends.
    private static readonly ManualResetEventSlim Never = new();

    private FakeTool _tool = null!;

    [SetUp]
    public void Prepare() => _tool = new FakeTool().WithConsent();

    [TearDown]
    public void Delete() => _tool.Dispose();

    [Test]
    public void Name_that_does_not_resolve_in_time_delays_the_end_by_its_limit_and_only_once()
    {
        var threads = new List<Thread>();
        using var asked = new SemaphoreSlim(0);
        var options = _tool.Options();
        options.EndTimeout = TimeSpan.FromMilliseconds(50);
        options.Environment = new ToolEnvironment
        {
            Variable = _ => null,
            DataDirectory = () => _tool.Home,
            Join = (thread, limit) =>
            {
                threads.Add(thread);
                return thread.Join(limit);
            },
            ChangeOptions = client =>
                client.ResolveHost = _ =>
                {
                    asked.Release();
                    Never.Wait();
                    return [IPAddress.Loopback];
                },
        };

        var first = CliTelemetry.Run(options, _ => asked.Wait(Patience) ? 7 : 1);
        Assert.That(_tool.Files, Has.Member("unreachable"));
        var watch = Stopwatch.StartNew();
        var second = CliTelemetry.Run(options, _ => 7);

        Assert.That((first, second), Is.EqualTo((7, 7)));
        Assert.That(watch.Elapsed, Is.LessThan(Patience / 3));
        Assert.That(asked.CurrentCount, Is.Zero);
        // What still asks for the name writes nothing, and all others have ended when the folder is deleted.
        Assert.That(threads.TrueForAll(thread => thread.Join(Patience)), Is.True);
    }
}
