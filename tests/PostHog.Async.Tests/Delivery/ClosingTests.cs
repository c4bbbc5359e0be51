using PostHog.TestKit;

namespace PostHog.Async.Tests.Delivery;

/// <summary>Closing a client during a call: the call may use the shutdown timeout and is not retried.</summary>
public sealed class ClosingTests : ClientTest
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(10);

    // The outcome of a call cancelled before its body was sent. The blocking client for netstandard2.0 cannot tell
    // whether a supplied handler has sent the body, so it reports unknown.
    private static readonly DeliveryOutcome OutcomeBeforeTheBody = LoadedTargets
        .Of(typeof(PostHogClient))
        .Contains(new("PostHog.Blocking", ".NETStandard,Version=v2.0"))
        ? DeliveryOutcome.Unknown
        : DeliveryOutcome.NotDelivered;

    private OtherThread? _closing;
    private FlushResult? _closed;

    [Test]
    public async Task Waits_for_the_response_to_a_call_in_progress()
    {
        using var handler = new StuckHandler(_ => true);
        var options = Options();
        options.HttpHandler = handler;
        var client = new PostHogClient(options);
        handler.OnStuck = () =>
        {
            BeginClosing(client);
            handler.Release();
        };

        var result = await client.CaptureAsync(Some.Event());
        _closing!.Join();
        await client.DisposeAsync();

        Assert.That(result.IsDelivered);
        Assert.That(_closed!.TimedOut, Is.False);
    }

    [Test]
    public async Task Cancels_a_call_that_outlasts_the_shutdown_timeout()
    {
        using var handler = new StuckHandler(_ => true);
        var options = Options();
        options.HttpHandler = handler;
        var client = new PostHogClient(options);
        handler.OnStuck = () =>
        {
            BeginClosing(client);
            Time.Advance(ShutdownTimeout);
        };

        var result = await client.CaptureAsync(Some.Event());
        _closing!.Join();
        await client.DisposeAsync();

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.ClientClosed));
        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(OutcomeBeforeTheBody));
        Assert.That(result.Attempts, Is.EqualTo(1));
        Assert.That(handler.Requests, Is.EqualTo(1));
        Assert.That(_closed!.TimedOut);
        Assert.That(Errors.Single().Failure.Kind, Is.EqualTo(PostHogFailureKind.ClientClosed));
        Assert.That(client.Diagnostics.Events.Retries, Is.Zero);
    }

    [Test]
    public async Task Does_not_retry_a_request_that_fails_during_shutdown()
    {
        Http.Then(503);
        var client = new PostHogClient(Options());
        Http.OnRequest = _ => BeginClosing(client);

        var result = await client.CaptureAsync(Some.Event());
        _closing!.Join();

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.ClientClosed));
        Assert.That(result.Failure.StatusCode, Is.EqualTo(503));
        Assert.That(result.Failure.Message, Does.Contain("responded with 503"));
        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
        Assert.That(Http.Requests, Has.Count.EqualTo(1));
        Assert.That(Time.Pauses, Is.Empty);
        Assert.That(_closed!.TimedOut, Is.False);
    }

    [Test]
    public async Task Cancels_a_pending_retry_when_shutdown_begins()
    {
        Http.Then(503);
        var client = new PostHogClient(Options());
        Time.OnPause = () => BeginClosing(client);

        var result = await client.CaptureAsync(Some.Event());
        _closing!.Join();

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.ClientClosed));
        Assert.That(result.Failure.StatusCode, Is.EqualTo(503));
        Assert.That(Http.Requests, Has.Count.EqualTo(1));
        Assert.That(client.Diagnostics.Events.Retries, Is.Zero);
        Assert.That(Errors.Single().Events, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Sends_the_rest_of_a_batch_within_the_shutdown_timeout()
    {
        var options = Options();
        options.MaxBatchSize = 1;
        var client = new PostHogClient(options);
        Http.OnRequest = _ => BeginClosing(client);

        var result = await client.CaptureBatchAsync(Some.Events(3));
        _closing!.Join();

        Assert.That(result.IsDelivered);
        Assert.That(_closed!.IsComplete);
    }

    [Test]
    public async Task Gives_up_the_rest_of_a_batch_after_the_shutdown_timeout()
    {
        using var handler = new StuckHandler(_ => true);
        var options = Options();
        options.MaxBatchSize = 1;
        options.HttpHandler = handler;
        var client = new PostHogClient(options);
        handler.OnStuck = () =>
        {
            BeginClosing(client);
            Time.Advance(ShutdownTimeout);
        };

        var result = await client.CaptureBatchAsync(Some.Events(3));
        _closing!.Join();

        Assert.That(
            result.Verdicts.Select(verdict => verdict.Failure!.Kind),
            Is.All.EqualTo(PostHogFailureKind.ClientClosed)
        );
        Assert.That(handler.Requests, Is.EqualTo(1));
    }

    [Test]
    public async Task Does_not_wait_for_a_handler_that_ignores_cancellation()
    {
        using var handler = new StuckHandler(_ => true, listens: false);
        var options = Options();
        options.HttpHandler = handler;
        var client = new PostHogClient(options);
        handler.OnStuck = () =>
        {
            BeginClosing(client);
            Time.AdvanceOnceAwaited(ShutdownTimeout);
            Time.AdvanceOnceAwaited(TimeSpan.FromMilliseconds(500));
            _closing!.Join();
            handler.Release();
        };

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(_closed!.TimedOut);
        Assert.That(result.Attempts, Is.EqualTo(1));
    }

    [Test]
    public async Task Ends_a_flag_evaluation_without_a_retry()
    {
        using var handler = new StuckHandler(_ => true);
        var options = Options();
        options.HttpHandler = handler;
        var client = new PostHogClient(options);
        handler.OnStuck = () => OtherThread.Run(async () => await client.DisposeAsync()).Join();

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.Failure!.Kind, Is.EqualTo(PostHogFailureKind.ClientClosed));
        Assert.That(handler.Requests, Is.EqualTo(1));
    }

    // Returns once the shutdown waits for the call.
    private void BeginClosing(PostHogClient client)
    {
        if (_closing is not null)
        {
            return;
        }

        var begin = Time.Elapsed;
        _closing = OtherThread.Run(async () =>
        {
            _closed = await client.ShutdownAsync().ConfigureAwait(false);
        });
        Time.WaitForAlarm(begin + ShutdownTimeout);
    }

    [SetUp]
    public void Forget() => (_closing, _closed) = (null, null);
}
