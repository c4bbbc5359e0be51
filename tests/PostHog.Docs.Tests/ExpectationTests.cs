using PostHog.Development;
using Quickstart;
using Quickstart.Reporting;
using Quickstart.Steps;
using BlockingClient = PostHog.Blocking.PostHogClient;

namespace PostHog.Docs.Tests;

/// <summary>The quickstart fails when a client or a server misbehaves.</summary>
public sealed class ExpectationTests
{
    [Test]
    public void Fail_when_an_event_arrives_twice()
    {
        using var server = DevServer.Start();
        server.InjectFault(new Fault { Abort = true, Store = true });

        var (exitCode, printed) = Play(server, (posthog, step) => posthog.Capture(step.Event));

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(
            printed,
            Does.Contain(
                "FAILED: events at the server: expected order placed, found order placed, order placed"
            )
        );
    }

    [Test]
    public void Fail_when_an_event_never_arrives()
    {
        using var server = DevServer.Start();
        server.InjectFault(new Fault { Delay = TimeSpan.FromTicks(1), Store = false });

        var (exitCode, printed) = Play(server, (posthog, step) => posthog.Capture(step.Event));

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(
            printed,
            Does.Contain("FAILED: events at the server: expected order placed, found")
        );
        Assert.That(printed, Does.Contain("expectations did not hold"));
    }

    [Test]
    public void Fail_when_an_exception_escapes()
    {
        using var server = DevServer.Start();

        var (exitCode, printed) = Play(
            server,
            (_, _) => throw new InvalidOperationException("the sky fell")
        );

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(
            printed,
            Does.Contain("FAILED: expected that no exception escapes, but the sky fell")
        );
    }

    [Test]
    public void Hold_when_everything_works()
    {
        using var server = DevServer.Start();

        var (exitCode, printed) = Play(server, (posthog, step) => posthog.Capture(step.Event));

        Assert.That(exitCode, Is.Zero, printed);
        Assert.That(printed, Does.Contain("expectations held"));
    }

    private static (int ExitCode, string Printed) Play(
        DevServer server,
        Func<BlockingClient, Step, CaptureResult> send
    )
    {
        using var printed = new StringWriter();
        var report = new Report(printed, new Summary());
        var options = new PostHogOptions
        {
            ProjectToken = "phc_test",
            Host = server.Url.AbsoluteUri,
        };
        using var posthog = new BlockingClient(options);
        var step = new EventStep("PostHog.Blocking");

        new Stage(options, server, report).Play(step, () => send(posthog, step));

        return (report.Close(server), printed.ToString());
    }
}
