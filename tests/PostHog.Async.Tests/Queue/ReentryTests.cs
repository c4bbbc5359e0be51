using System.Collections.Concurrent;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Queue;

/// <summary>A callback that leads to itself, in whatever way, is called a bounded number of times.</summary>
public sealed class ReentryTests : ClientTest
{
    private const int MaxNested = 9;
    private const int MaxRunning = 1_000;

    private int _calls;

    [Test]
    [MaxTime(20_000)]
    public async Task Ends_a_before_send_function_that_captures([Values] CallFlow flow)
    {
        PostHogClient? client = null;
        var options = Options();
        options.BeforeSend.Add(captured =>
        {
            Interlocked.Increment(ref _calls);
            flow.Run(() => client!.Enqueue(Some.Event("again")));
            return captured;
        });
        await using var created = client = new PostHogClient(options);

        var result = client.Enqueue(Some.Event("first"));

        Assert.That(result.IsAccepted);
        Assert.That(
            _calls,
            Is.EqualTo(flow == CallFlow.ThreadWithoutContext ? MaxRunning : MaxNested)
        );
        Assert.That(Log.Warnings, Has.Exactly(1).Contains("before-send"));
        Assert.That(client.Diagnostics.Events.Dropped.Values.Sum(), Is.EqualTo(1));
    }

    [Test]
    [MaxTime(20_000)]
    public async Task Ends_a_before_send_function_that_waits_for_a_call()
    {
        PostHogClient? client = null;
        var options = Options();
        options.BeforeSend.Add(captured =>
        {
            Interlocked.Increment(ref _calls);
            OtherThread.Run(async () => await client!.CaptureAsync(Some.Event("again"))).Join();
            return captured;
        });
        await using var created = client = new PostHogClient(options);

        var result = await client.CaptureAsync(Some.Event("first"));

        Assert.That(result.IsDelivered);
        Assert.That(_calls, Is.EqualTo(MaxNested));
        Assert.That(Http.Requests, Has.Count.EqualTo(MaxNested));
    }

    [Test]
    [MaxTime(20_000)]
    public async Task Ends_an_exception_filter_that_reports(
        [Values(CallFlow.Direct, CallFlow.Task, CallFlow.Thread, CallFlow.WithoutContext)]
            CallFlow flow
    )
    {
        PostHogClient? client = null;
        var options = Options();
        options.ShouldReportException = _ =>
        {
            Interlocked.Increment(ref _calls);
            flow.Run(() => client!.EnqueueException(new InvalidOperationException()));
            return true;
        };
        await using var created = client = new PostHogClient(options);

        var result = client.EnqueueException(new InvalidOperationException());

        Assert.That(result.IsAccepted);
        Assert.That(_calls, Is.EqualTo(MaxNested));
        Assert.That(
            Log.At(PostHogLogLevel.Error),
            Has.Exactly(1).Contains("ShouldReportException")
        );
    }

    [Test]
    [MaxTime(20_000)]
    public async Task Ends_a_log_that_captures(
        [Values(CallFlow.Direct, CallFlow.Task, CallFlow.Thread, CallFlow.WithoutContext)]
            CallFlow flow
    )
    {
        PostHogClient? client = null;
        var options = Options();
        options.OnError = null;
        options.Log = _ =>
        {
            Interlocked.Increment(ref _calls);
            flow.Run(() => client!.Enqueue(Some.Event("")));
        };
        await using var created = client = new PostHogClient(options);

        client.Enqueue(Some.Event(""));

        Assert.That(_calls, Is.EqualTo(MaxNested + 1));
    }

    [Test]
    [MaxTime(20_000)]
    public async Task Ends_an_error_callback_that_fails_again([Values] CallFlow flow)
    {
        PostHogClient? client = null;
        var options = Options();
        options.OnError = _ =>
        {
            Interlocked.Increment(ref _calls);
            flow.Run(() => client!.Enqueue(Some.Event("")));
        };
        await using var created = client = new PostHogClient(options);

        client.Enqueue(Some.Event(""));

        Assert.That(_calls, Is.EqualTo(flow == CallFlow.ThreadWithoutContext ? 100 : 8));
    }

    [Test]
    [MaxTime(20_000)]
    public async Task Ends_a_handler_that_captures()
    {
        PostHogClient? client = null;
        var results = new ConcurrentBag<CaptureResult>();
        Http.OnRequest = _ =>
        {
            Interlocked.Increment(ref _calls);
            OtherThread
                .Run(async () => results.Add(await client!.CaptureAsync(Some.Event())))
                .Join();
        };
        var options = Options();
        options.MaxRetries = 0;
        await using var created = client = new PostHogClient(options);

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.IsDelivered);
        Assert.That(_calls, Is.EqualTo(MaxNested));
        Assert.That(
            results.Select(one => one.Failure?.Kind),
            Has.Exactly(1).EqualTo(PostHogFailureKind.HandlerFault)
        );
    }

    [Test]
    [MaxTime(20_000)]
    public async Task Ends_an_exception_whose_message_reports_it()
    {
        PostHogClient? client = null;
        await using var created = client = new PostHogClient(Options());

        var result = client.EnqueueException(new ReportingException(() => client!));

        Assert.That(result.IsAccepted);
        await client.FlushAsync();
        Assert.That(client.Diagnostics.Events.Delivered, Is.LessThan(1_000));
    }

    [Test]
    [MaxTime(20_000)]
    public async Task Ends_a_property_whose_getter_captures_it()
    {
        PostHogClient? client = null;
        await using var created = client = new PostHogClient(Options());
        var captured = Some.Event();
        captured["self"] = new CapturedValue(() => client!.Enqueue(captured));

        var result = client.Enqueue(captured);

        Assert.That(result.IsAccepted);
        Assert.That(client.Diagnostics.Events.Dropped.Values.Sum(), Is.EqualTo(1));
    }

    [SetUp]
    public void Reset() => _calls = 0;

    private sealed class ReportingException(Func<PostHogClient> client) : Exception
    {
        public override string Message
        {
            get
            {
                client().EnqueueException(new ReportingException(client));
                return "reported";
            }
        }
    }

    private sealed class CapturedValue(Action capture)
    {
        public int Value
        {
            get
            {
                capture();
                return 1;
            }
        }
    }
}
