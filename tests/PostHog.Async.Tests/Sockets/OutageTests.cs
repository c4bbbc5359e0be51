using PostHog.Development;
using PostHog.TestKit;
using PostHog.Wire;

namespace PostHog.Async.Tests.Sockets;

public sealed class OutageTests
{
    [Test]
    public async Task Reports_a_host_where_nothing_listens()
    {
        var result = await CaptureAsync(Some.UnusedAddress());

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Unreachable));
        Assert.That(result.Failure.Cause, Is.Not.Null);
        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
        Assert.That(result.Attempts, Is.EqualTo(2));
    }

    [Test]
    public async Task Reports_a_host_that_has_no_address()
    {
        var result = await CaptureAsync(new Uri("http://no-such-host.invalid/"));

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Unreachable));
        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
    }

    [Test]
    public async Task Reports_a_secure_connection_that_cannot_be_established()
    {
        await using var server = await DevServer.StartAsync();

        var result = await CaptureAsync(new Uri($"https://127.0.0.1:{server.Url.Port}/"));

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.TlsFailure));
        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
    }

    [Test]
    public async Task Reports_a_server_that_does_not_respond_in_time()
    {
        await using var server = await DevServer.StartAsync();
        server.InjectFault(new Fault { Delay = TimeSpan.FromMinutes(1), Count = 2 });

        var result = await CaptureAsync(server.Url, TimeSpan.FromMilliseconds(150));

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Timeout));
        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.Unknown));
    }

    [Test]
    public async Task Reports_a_truncated_response_as_unknown()
    {
        await using var server = await DevServer.StartAsync();
        server.InjectFault(new Fault { Truncate = true, Count = 2 });

        var result = await CaptureAsync(server.Url);

        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.Unknown));
        Assert.That(result.Failure!.Cause, Is.Not.Null);
    }

    [Test]
    public async Task Reports_a_dropped_connection_as_unknown()
    {
        await using var server = await DevServer.StartAsync();
        server.InjectFault(new Fault { Abort = true, Count = 2 });

        var result = await CaptureAsync(server.Url);

        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.Unknown));
        Assert.That(result.Failure!.Cause, Is.Not.Null);
    }

    [Test]
    public async Task Delivers_once_although_the_first_response_was_lost()
    {
        await using var server = await DevServer.StartAsync();
        server.InjectFault(new Fault { Abort = true, Store = true });

        var result = await CaptureAsync(server.Url);

        Assert.That(result.IsDelivered);
        Assert.That(server.Events, Has.Count.EqualTo(2));
        Assert.That(server.Events.Select(received => received.Uuid).Distinct(), Has.One.Items);
    }

    [Test]
    public async Task Reports_an_HTML_page_as_unknown()
    {
        await using var server = await DevServer.StartAsync();
        server.InjectFault(new Fault { Body = "<html>Welcome to this network</html>" });

        var result = await CaptureAsync(server.Url);

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.UnreadableResponse));
        Assert.That(result.Attempts, Is.EqualTo(1));
    }

    [Test]
    public async Task Reports_a_response_that_is_not_HTTP_as_unknown()
    {
        using var server = new RawServer("220 smtp.example ready\r\n\r\n");

        var result = await CaptureAsync(server.Url);

        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.Unknown));
        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.UnreadableResponse));
    }

    [Test]
    public async Task Throws_when_cancelled_while_waiting_for_the_server()
    {
        using var cancellation = new CancellationTokenSource();
        using var server = new RawServer(answer: null, cancellation.Cancel);
        await using var client = new PostHogClient(Some.Options(server.Url));

        await Assert.ThatAsync(
            async () => await client.CaptureAsync(Some.Event(), cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    private static async Task<CaptureResult> CaptureAsync(Uri host, TimeSpan? timeout = null)
    {
        var options = Some.Options(host);
        options.Clock = new FakeTime();
        options.MaxRetries = 1;
        options.RequestTimeout = timeout ?? TimeSpan.FromSeconds(10);
        await using var client = new PostHogClient(options);
        return await client.CaptureAsync(Some.Event());
    }

    [Test]
    public async Task Stops_reading_an_endless_response()
    {
        using var handler = new EndlessAnswer();
        var options = Some.Options(Some.UnusedAddress());
        options.HttpHandler = handler;
        options.MaxRetries = 0;
        await using var client = new PostHogClient(options);

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.Unknown));
        Assert.That(result.Failure!.Message, Does.Contain($"{ResponseLimits.Short}"));
    }
}
