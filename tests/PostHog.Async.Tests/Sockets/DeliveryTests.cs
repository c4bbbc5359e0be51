using PostHog.Development;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Sockets;

public sealed class DeliveryTests
{
    [Test]
    public async Task Returns_after_the_server_has_the_event()
    {
        await using var server = await DevServer.StartAsync();
        await using var client = new PostHogClient(Some.Options(server.Url));
        var captured = Some.Event();
        captured["total"] = 99.5;

        var result = await client.CaptureAsync(captured);

        var received = server.Events.Single();
        Assert.That(result.IsDelivered);
        Assert.That(received.Name, Is.EqualTo("order placed"));
        Assert.That(received.Uuid, Is.EqualTo(result.Verdicts[0].Uuid.ToString("D")));
        var total = received.Json.GetProperty("properties").GetProperty("total").GetDouble();
        Assert.That(total, Is.EqualTo(99.5));
    }

    [Test]
    public async Task Delivers_a_batch_in_order_with_and_without_compression(
        [Values(CaptureCompression.None, CaptureCompression.Gzip)] CaptureCompression compression
    )
    {
        await using var server = await DevServer.StartAsync();
        var options = Some.Options(server.Url);
        options.Compression = compression;
        await using var client = new PostHogClient(options);

        var result = await client.CaptureBatchAsync(Some.Events(250));

        Assert.That(result.IsDelivered);
        Assert.That(
            server.Events.Select(received => received.Name),
            Is.EqualTo(Some.Events(250).Select(sent => sent.Name))
        );
    }

    [Test]
    public async Task Delivers_once_when_the_server_recovers()
    {
        await using var server = await DevServer.StartAsync();
        server.InjectFault(new Fault { Status = 503, Count = 2 });
        await using var client = new PostHogClient(Quick(server.Url));

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.IsDelivered);
        Assert.That(result.Attempts, Is.EqualTo(3));
        Assert.That(server.Requests, Has.Count.EqualTo(3));
        Assert.That(server.Events.Single().Uuid, Is.EqualTo(result.Verdicts[0].Uuid.ToString("D")));
    }

    [Test]
    public async Task Reports_the_events_that_the_server_refuses()
    {
        await using var server = await DevServer.StartAsync();
        server.InjectFault(new Fault { Status = 401, Body = "{\"detail\":\"unknown token\"}" });
        await using var client = new PostHogClient(Quick(server.Url));

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Refused));
        Assert.That(result.Failure.StatusCode, Is.EqualTo(401));
        Assert.That(result.Failure.Message, Does.Contain("unknown token"));
        Assert.That(server.Events, Is.Empty);
    }

    [Test]
    public async Task Uses_one_connection_for_many_events()
    {
        await using var server = await DevServer.StartAsync();
        await using var client = new PostHogClient(Some.Options(server.Url));

        for (var number = 0; number < 5; number++)
        {
            await client.CaptureAsync(Some.Event());
        }

        var ports = server.Requests.Select(request => request.RemotePort);
        Assert.That(ports.Distinct().Count(), Is.EqualTo(1));
    }

    private static PostHogOptions Quick(Uri host)
    {
        var options = Some.Options(host);
        options.Clock = new FakeTime();
        return options;
    }
}
