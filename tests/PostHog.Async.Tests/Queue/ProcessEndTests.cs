using System.Net;
using PostHog.Async.Pipeline;
using PostHog.Async.Platform;
using PostHog.Async.Transport;
using PostHog.Setup;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Queue;

/// <summary>What the process-exit hooks call; the tests of the samples cover real process exits.</summary>
public sealed class ProcessEndTests : ClientTest
{
    private const int Refused = 150;

    [Test]
    public async Task Gives_both_queues_the_same_time_limit_and_drains_them_once()
    {
        using var handler = new StuckHandler(_ => true);
        handler.OnStuck = () => Time.Advance(TimeSpan.FromMilliseconds(250));
        using var http = Sender(handler, out var options);
        var queue = Pipeline(options, http);
        queue.Events.Enqueue(Some.Event());
        queue.Ai.Enqueue(Some.Event("$ai_generation"));

        await queue.Exit.FlushAsync();
        await queue.Exit.FlushAsync();

        Assert.That(handler.Requests, Is.EqualTo(2));
        Assert.That(Log.At(PostHogLogLevel.Error), Has.One.Contains("ends with 2 events"));
        await queue.ShutdownAsync(TimeSpan.Zero, CancellationToken.None);
    }

    [Test]
    [MaxTime(20_000)]
    public async Task Does_not_wait_for_a_handler_that_ignores_cancellation()
    {
        using var handler = new StuckHandler(_ => true, listens: false);
        handler.OnStuck = () => Time.Advance(TimeSpan.FromSeconds(1));
        using var http = Sender(handler, out var options);
        var queue = Pipeline(options, http);
        queue.Events.Enqueue(Some.Event());

        await queue.Exit.FlushAsync();
        handler.Release();

        Assert.That(Log.At(PostHogLogLevel.Error), Has.One.Contains("ends with 1 event "));
        await queue.ShutdownAsync(timeout: null, CancellationToken.None);
    }

    [Test]
    public async Task Reports_the_losses_of_both_queues_that_wait_for_their_report()
    {
        using var handler = new StuckHandler(_ => false);
        using var http = Sender(handler, out var options);
        var queue = Pipeline(options, http);
        for (var number = 0; number < Refused; number++)
        {
            queue.Events.Enqueue(Some.Event(""));
            queue.Ai.Enqueue(Some.Event(""));
        }

        var before = Errors.Sum(error => error.Events.Count);
        await queue.Exit.FlushAsync();

        Assert.That(before, Is.LessThan(2 * Refused));
        Assert.That(Errors.Sum(error => error.Events.Count), Is.EqualTo(2 * Refused));
        await queue.ShutdownAsync(timeout: null, CancellationToken.None);
    }

    [Test]
    [MaxTime(20_000)]
    public async Task Reports_every_event_that_the_server_refuses_during_the_end()
    {
        using var handler = new StuckHandler(_ => false, HttpStatusCode.BadRequest);
        using var http = Sender(handler, out var options);
        options.MaxBatchSize = 1;
        var reported = 0;
        options.OnError = error => Interlocked.Add(ref reported, error.Events.Count);
        // Pauses of this clock take no time, in which the worker could not report what it sent.
        Time.OnPause = () =>
            SpinWait.SpinUntil(
                () => Volatile.Read(ref reported) == Refused,
                TimeSpan.FromSeconds(1)
            );
        var queue = Pipeline(options, http);
        for (var number = 0; number < Refused; number++)
        {
            queue.Events.Enqueue(Some.Event());
        }

        await queue.Exit.DrainAtCrashAsync();

        Assert.That(reported, Is.EqualTo(Refused));
        await queue.ShutdownAsync(timeout: null, CancellationToken.None);
    }

    private static DeliveryPipeline Pipeline(PostHogOptions options, HttpSender http)
    {
        var parts = ClientParts.Build(options);
        var sender = new RedirectingSender(http, parts.Clock, parts.Settings.Secrets, guard: null);
        return DeliveryPipeline.Build(
            parts,
            new BatchSender(sender, parts.Clock, parts.Jitter, parts.Log),
            new ActiveCalls(parts.Clock),
            spool: null
        );
    }

    private HttpSender Sender(StuckHandler handler, out PostHogOptions options)
    {
        options = Options();
        options.HttpHandler = handler;
        options.ExitFlushTimeout = TimeSpan.FromMilliseconds(400);
        return new HttpSender(options);
    }
}
