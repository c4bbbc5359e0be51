using System.Collections.Concurrent;
using PostHog.Async.Platform;
using PostHog.Async.Transport;
using PostHog.Diagnostics;
using PostHog.TestKit;
using PostHog.Wire;

namespace PostHog.Async.Tests.Queue;

/// <summary>An HTTP handler that sends events itself is called a bounded number of times for each event.</summary>
public sealed class HandlerReentryTests : ClientTest
{
    private const int MaxNested = 9;
    private const int MaxRunning = 4;
    private const int Rounds = 30;

    [Test]
    [MaxTime(20_000)]
    public async Task Ends_a_handler_that_queues_an_event_for_each_request()
    {
        await using var client = QueueingClient();

        client.Enqueue(Some.Event());
        for (var round = 0; round < Rounds; round++)
        {
            await client.FlushAsync();
        }

        Assert.That(Http.Requests, Has.Count.EqualTo(MaxNested));
        Assert.That(
            client.Diagnostics.Events.Dropped[PostHogFailureKind.HandlerFault],
            Is.EqualTo(1)
        );
        Assert.That(Log.Warnings, Has.One.Contains("HTTP handler"));
    }

    [Test]
    [MaxTime(20_000)]
    public async Task Says_that_nested_callbacks_led_to_a_loss_that_is_not_reported()
    {
        var reported = 0;
        await using var client = QueueingClient(_ => reported++);

        client.Enqueue(Some.Event());
        for (var round = 0; round < Rounds; round++)
        {
            await client.FlushAsync();
        }

        Assert.That(
            client.Diagnostics.Events.Dropped[PostHogFailureKind.HandlerFault],
            Is.EqualTo(1)
        );
        Assert.That(reported, Is.Zero);
        Assert.That(
            Log.At(PostHogLogLevel.Error).Single(),
            Is.EqualTo(
                "Did not report 1 lost event to OnError: 8 or more nested callbacks led to the loss, and another "
                    + "one might go on without end."
            )
        );
    }

    [Test]
    [MaxTime(20_000)]
    public async Task Delivers_the_other_events_of_such_a_client()
    {
        await using var client = QueueingClient();

        var results = new List<bool>();
        for (var round = 0; round < Rounds; round++)
        {
            results.Add(client.Enqueue(Some.Event()).IsAccepted);
            await client.FlushAsync();
        }

        await client.ShutdownAsync();
        var counted = client.Diagnostics.Events;
        Assert.That(results, Is.All.True);
        Assert.That(counted.Delivered, Is.EqualTo(counted.Accepted));
        Assert.That(
            counted.Dropped.Keys,
            Is.SubsetOf([PostHogFailureKind.HandlerFault, PostHogFailureKind.ClientClosed])
        );
    }

    [Test]
    [MaxTime(20_000)]
    public async Task Ends_a_handler_that_waits_for_a_request_without_its_context()
    {
        var responses = new ConcurrentBag<WireResponse>();
        RedirectingSender? sender = null;
        var request = WireRequest.Get(new Uri("http://posthog.example/"), TimeSpan.FromMinutes(1));
        Http.OnRequest = _ =>
        {
            OtherThread thread;
            using (ExecutionContext.SuppressFlow())
            {
                thread = OtherThread.Run(async () =>
                    responses.Add(await sender!.SendAsync(request, CancellationToken.None))
                );
            }

            thread.Join();
        };
        var guard = new CallbackGuard(CallbackDepth.MaxInnerDepth, MaxRunning);
        using var http = new HttpSender(Options());
        sender = new RedirectingSender(http, Time, Secrets.None, guard);

        var response = await sender.SendAsync(request, CancellationToken.None);

        Assert.That(response.IsSuccess);
        Assert.That(Http.Requests, Has.Count.EqualTo(MaxRunning));
        Assert.That(
            responses.Select(one => one.Failure?.Kind),
            Has.Exactly(1).EqualTo(PostHogFailureKind.HandlerFault)
        );
    }

    [Test]
    public void Counts_requests_only_if_the_caller_supplied_what_sends_them()
    {
        using var http = new HttpClient();

        Assert.That(SuppliedHandlers.GuardOf(new PostHogOptions()), Is.Null);
        Assert.That(SuppliedHandlers.GuardOf(Options()), Is.Not.Null);
        Assert.That(
            SuppliedHandlers.GuardOf(new PostHogOptions { HttpClient = http }),
            Is.Not.Null
        );
    }

    private PostHogClient QueueingClient(Action<UndeliveredEvents>? onError = null)
    {
        PostHogClient? client = null;
        Http.OnRequest = _ => client!.Enqueue(Some.Event("request sent"));
        var options = Options();
        options.FlushAt = 1;
        options.OnError = onError;
        return client = new PostHogClient(options);
    }
}
