using PostHog.TestKit;

namespace PostHog.Blocking.Tests.Concurrency;

/// <summary>Failed tasks whose exceptions nobody observes: this package has none.</summary>
public sealed class UnobservedTaskTests
{
    [Test]
    public void Reports_unobserved_task_exceptions_only_when_enabled()
    {
        using var http = new FakeHttp();
        var log = new LogRecorder();
        var options = Some.Options(http);
        options.Log = log.Write;
        options.CaptureUnobservedTaskExceptions = true;

        using var client = new PostHogClient(options);

        Assert.That(
            log.At(PostHogLogLevel.Warning),
            Has.One.Contains("CaptureUnobservedTaskExceptions has no effect")
        );
    }
}
