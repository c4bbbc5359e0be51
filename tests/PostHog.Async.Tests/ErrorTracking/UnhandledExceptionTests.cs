using System.Reflection;
using PostHog.Async.ErrorTracking;
using PostHog.Async.Pipeline;
using PostHog.TestKit;

namespace PostHog.Async.Tests.ErrorTracking;

/// <summary>
/// Uncaught exceptions. The tests call the handlers as the runtime does; tests of the sample Crash cover the end of the
/// process.
/// </summary>
[NonParallelizable] // a process has one list of handlers
public sealed class UnhandledExceptionTests : ClientTest
{
    [Test]
    public async Task Is_reported_as_fatal_before_the_process_terminates()
    {
        await using var client = new PostHogClient(Options());

        Raise(new IOException("disk full"), isTerminating: true);

        var properties = Http.Requests[0].Events[0]["properties"]!;
        var mechanism = properties["$exception_list"]![0]!["mechanism"]!;
        Assert.That((string?)properties["$exception_level"], Is.EqualTo("fatal"));
        Assert.That(
            (string?)properties["$exception_source"],
            Is.EqualTo("dotnet.appdomain_unhandled_exception")
        );
        Assert.That((string?)mechanism["type"], Is.EqualTo("onuncaughtexception"));
        Assert.That((bool?)mechanism["handled"], Is.False);
        Assert.That((bool?)mechanism["synthetic"], Is.False);
    }

    [Test]
    public async Task Is_reported_as_an_error_when_the_process_continues()
    {
        await using var client = new PostHogClient(Options());

        Raise(new IOException("disk full"), isTerminating: false);
        await client.FlushAsync();

        var properties = Http.Requests[0].Events[0]["properties"]!;
        Assert.That((string?)properties["$exception_level"], Is.EqualTo("error"));
    }

    [Test]
    public async Task Is_reported_even_if_the_thrown_object_is_not_an_Exception()
    {
        await using var client = new PostHogClient(Options());

        Raise("thrown by another language", isTerminating: true);

        Assert.That(
            (string?)Http.Requests[0].Events[0]["properties"]!["$exception_message"],
            Is.EqualTo("thrown by another language")
        );
    }

    [Test]
    public async Task Is_reported_once()
    {
        await using var client = new PostHogClient(Options());
        var error = new IOException("disk full");
        await client.CaptureExceptionAsync(error, "user-42");

        Raise(error, isTerminating: true);

        Assert.That(Http.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Is_sent_together_with_the_events_queued_before()
    {
        var options = Options();
        options.ExitFlushTimeout = null;
        await using var client = new PostHogClient(options);
        client.Enqueue(Some.Event("before"));

        Raise(new IOException("disk full"), isTerminating: true);

        Assert.That(
            Http.Requests.SelectMany(request => request.Events)
                .Select(one => (string?)one["event"]),
            Is.EqualTo(["before", "$exception"])
        );
    }

    [Test]
    public async Task Throws_nothing_when_reporting_it_fails()
    {
        var options = Options();
        options.MaxRetries = 0;
        options.OnError = _ => throw new InvalidOperationException("from the callback");
        Http.ThenThrow(new InvalidOperationException("from the handler"));
        await using var client = new PostHogClient(options);

        Assert.That(() => Raise(new Unreadable(), isTerminating: true), Throws.Nothing);
    }

    [Test]
    public async Task Is_rate_limited()
    {
        await using var client = new PostHogClient(Options());

        for (var count = 0; count < 100; count++)
        {
            Raise(new IOException("disk full"), isTerminating: false);
        }

        Assert.That(client.Diagnostics.Events.Accepted, Is.EqualTo(10));
    }

    [Test]
    public async Task Is_reported_despite_the_rate_limit_when_the_process_terminates()
    {
        await using var client = new PostHogClient(Options());
        for (var count = 0; count < 20; count++)
        {
            Raise(new IOException("disk full"), isTerminating: false);
        }

        Raise(new IOException("the last"), isTerminating: true);

        Assert.That(
            (string?)Http.Requests[^1].Events[^1]["properties"]!["$exception_message"],
            Is.EqualTo("the last")
        );
    }

    [Test]
    public async Task Delays_the_end_of_the_process_only_once()
    {
        var options = Options();
        options.ExitFlushTimeout = TimeSpan.FromMilliseconds(50);
        await using var client = new PostHogClient(options);
        client.Enqueue(Some.Event("before"));
        var atExit = Handlers<ExitHook>();
        Http.Then(503);

        Raise(new IOException("disk full"), isTerminating: true);
        var attempts = Http.Requests.Count;
        atExit.ForEach(handler => handler(AppDomain.CurrentDomain, Dying));

        Assert.That(atExit, Has.Count.EqualTo(1));
        Assert.That(Http.Requests, Has.Count.EqualTo(attempts));
    }

    [Test]
    public async Task Is_not_reported_when_not_enabled_or_after_the_client_is_closed()
    {
        await using (var silent = new PostHogClient(Some.Options(Http)))
        {
            Assert.That(Handlers<CrashHook>(), Is.Empty);
        }

        await using (var client = new PostHogClient(Options()))
        {
            Assert.That(Handlers<CrashHook>(), Has.Exactly(1).Items);
        }

        Assert.That(Handlers<CrashHook>(), Is.Empty);
    }

    private static UnhandledExceptionEventArgs Dying => new(new IOException(), isTerminating: true);

    private protected override PostHogOptions Options()
    {
        var options = base.Options();
        options.CaptureUnhandledExceptions = true;
        return options;
    }

    private static void Raise(object error, bool isTerminating)
    {
        foreach (var handler in Handlers<CrashHook>())
        {
            handler(AppDomain.CurrentDomain, new UnhandledExceptionEventArgs(error, isTerminating));
        }
    }

    // Only those of the library: the test host has its own.
    private static List<UnhandledExceptionEventHandler> Handlers<THook>()
    {
        var list = typeof(AppContext)
            .GetFields(BindingFlags.Static | BindingFlags.NonPublic)
            .Single(field => field.FieldType == typeof(UnhandledExceptionEventHandler));
        var all = (Delegate?)list.GetValue(null);
        return
        [
            .. (all?.GetInvocationList() ?? [])
                .Where(handler => handler.Target is THook)
                .Cast<UnhandledExceptionEventHandler>(),
        ];
    }

    private sealed class Unreadable : Exception
    {
        public override string Message => throw new NotSupportedException();

        public override string StackTrace => throw new NotSupportedException();
    }
}
