using System.Diagnostics;
using PostHog.Diagnostics;
using PostHog.TestKit;

namespace PostHog.Core.Tests.Diagnostics;

internal sealed class PostHogLogTests
{
    [Test]
    public void Passes_every_message_to_the_callback()
    {
        var recorded = new LogRecorder();
        var cause = new InvalidOperationException();

        recorded.Log.Write(PostHogLogLevel.Warning, "mind the gap", cause);

        var entry = recorded.Entries.Single();
        Assert.That(entry.Level, Is.EqualTo(PostHogLogLevel.Warning));
        Assert.That(entry.Message, Is.EqualTo("mind the gap"));
        Assert.That(entry.Exception, Is.SameAs(cause));
        Assert.That(entry.ToString(), Is.EqualTo("Warning: mind the gap"));
    }

    [Test]
    public void Traces_warnings_and_errors_by_default()
    {
        var level = PostHogLog.DefaultTrace.Switch;

        Assert.That(level.ShouldTrace(TraceEventType.Error));
        Assert.That(level.ShouldTrace(TraceEventType.Warning));
        Assert.That(level.ShouldTrace(TraceEventType.Information), Is.False);
    }

    [Test]
    public void Ignores_a_callback_that_throws()
    {
        var log = new PostHogLog(_ => throw new InvalidOperationException("broken logger"));

        Assert.That(() => log.Write(PostHogLogLevel.Error, "message"), Throws.Nothing);
    }

    [TestCase(PostHogLogLevel.Error)]
    [TestCase(PostHogLogLevel.Warning)]
    [TestCase(PostHogLogLevel.Information)]
    [TestCase(PostHogLogLevel.Debug)]
    public void Writes_to_the_trace_source_without_a_callback(PostHogLogLevel level)
    {
        var log = new PostHogLog(callback: null);

        Assert.That(
            () => log.Write(level, "message", new InvalidOperationException()),
            Throws.Nothing
        );
    }

    [Test]
    public void Ignores_a_trace_listener_that_throws()
    {
        using var listener = new BrokenListener();
        var source = new TraceSource("PostHog", SourceLevels.All) { Listeners = { listener } };
        var log = new PostHogLog(callback: null, source);

        Assert.That(() => log.Write(PostHogLogLevel.Error, "message"), Throws.Nothing);
        Assert.That(listener.Calls, Is.Positive);
    }

    private sealed class BrokenListener : TraceListener
    {
        public int Calls { get; private set; }

        public override void Write(string? message) => WriteLine(message);

        public override void WriteLine(string? message)
        {
            Calls++;
            throw new ObjectDisposedException("the file of the trace");
        }
    }
}
