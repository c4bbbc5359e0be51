using PostHog.Development;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Sockets;

public sealed class QueueDeliveryTests
{
    [Test]
    public async Task Delivers_all_queued_events_when_disposed()
    {
        await using var server = await DevServer.StartAsync();
        await using (var client = new PostHogClient(Some.Options(server.Url)))
        {
            foreach (var one in Some.Events(250))
            {
                client.Enqueue(one);
            }
        }

        Assert.That(
            server.Events.Select(received => received.Name),
            Is.EqualTo(Some.Events(250).Select(sent => sent.Name))
        );
    }

    [Test]
    public async Task Delivers_each_event_once_despite_an_outage()
    {
        await using var server = await DevServer.StartAsync();
        server.InjectFault(new Fault { Status = 503, Count = 2 });
        server.InjectFault(new Fault { Abort = true });
        var options = Some.Options(server.Url);
        options.MaxBatchSize = 10;
        await using var client = new PostHogClient(options);
        var queued = Some.Events(50).Select(client.Enqueue).ToList();

        var result = await client.ShutdownAsync();

        Assert.That(result.Delivered, Is.EqualTo(50));
        Assert.That(
            server.Events.Select(received => received.Uuid),
            Is.EqualTo(queued.Select(one => one.Uuid.ToString("D")))
        );
    }

    [Test]
    public async Task Warns_when_two_live_clients_share_a_token()
    {
        await using var server = await DevServer.StartAsync();
        var log = new LogRecorder();
        var options = Some.Options(server.Url);
        options.ProjectToken = "phc_shared";
        options.Log = log.Write;

        await using (var first = new PostHogClient(options))
        {
            await using var second = new PostHogClient(options);
        }

        await using var third = new PostHogClient(options);

        Assert.That(log.At(PostHogLogLevel.Warning), Has.Count.EqualTo(1));
        Assert.That(log.At(PostHogLogLevel.Warning)[0], Does.Contain("same project token"));
    }
}
