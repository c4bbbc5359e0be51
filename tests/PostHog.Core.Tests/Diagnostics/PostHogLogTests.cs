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
        var level = LogTrace.Default.Source.Switch;

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
        var log = new PostHogLog(callback: null, new LogTrace(() => source));

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

    [Test]
    public void Deeply_nested_exception_of_a_log_callback_is_named_only()
    {
        var source = new TraceSource("PostHog", SourceLevels.All);
        using var text = new StringWriter();
        using var listener = new TextWriterTraceListener(text);
        source.Listeners.Add(listener);
        Exception fault = new InvalidOperationException("innermost");
        for (var level = 0; level < 30_000; level++)
        {
            fault = new AggregateException("broken logger", fault);
        }

        new PostHogLog(_ => throw fault, new LogTrace(() => source)).Write(
            PostHogLogLevel.Warning,
            "Lost."
        );
        new PostHogLog(callback: null, new LogTrace(() => source)).Write(
            PostHogLogLevel.Warning,
            "Lost.",
            fault
        );

        Assert.That(
            text.ToString(),
            Does.Contain("System.AggregateException: One or more errors occurred.")
        );
        Assert.That(text.ToString().Length, Is.LessThan(1_000));
    }

    [Test]
    public void Messages_written_once_about_long_names_take_limited_memory()
    {
        var log = new PostHogLog(_ => { });
        var before = GC.GetTotalMemory(forceFullCollection: true);

        foreach (var number in Enumerable.Range(0, 300))
        {
            log.WriteOnce(
                PostHogLogLevel.Warning,
                "kind",
                new string('a', 300 * 1024) + number,
                _ => new LogText("Lost.")
            );
        }

        var used = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.That(used, Is.LessThan(8L * 1024 * 1024));
        GC.KeepAlive(log);
    }
}
