using System.Diagnostics;

namespace PostHog.Development.Tests.Faults;

internal sealed class FaultPlayerTests
{
    [Test]
    public async Task Returns_an_error_status_and_stores_nothing()
    {
        await using var server = await RunningServer.StartAsync();
        server.Server.InjectFault(new Fault { Status = 503 });

        var reply = await server.PostBatchAsync("lost");

        Assert.That(reply.Status, Is.EqualTo(503));
        Assert.That(reply.Error, Is.Not.Empty);
        Assert.That(server.EventNames, Is.Empty);
        Assert.That(server.Server.Requests[0].Status, Is.EqualTo(503));
    }

    [Test]
    public async Task Plays_faults_in_order_and_then_serves_normally()
    {
        await using var server = await RunningServer.StartAsync();
        server.Server.InjectFault(new Fault { Status = 503, Count = 2 });
        server.Server.InjectFault(new Fault { Status = 429 });

        var statuses = new List<int>();
        for (var request = 0; request < 4; request++)
        {
            statuses.Add((await server.PostBatchAsync("again")).Status);
        }

        Assert.That(statuses, Is.EqualTo([503, 503, 429, 200]));
    }

    [Test]
    public async Task Does_not_affect_requests_without_events()
    {
        await using var server = await RunningServer.StartAsync();
        server.Server.InjectFault(new Fault { Status = 503 });

        var others = new[] { await server.GetAsync("/"), await server.GetAsync("/_health") };

        Assert.That(others.Select(reply => reply.Status), Is.All.EqualTo(200));
        Assert.That((await server.PostBatchAsync("faulted")).Status, Is.EqualTo(503));
    }

    [TestCase("3")]
    [TestCase("Wed, 21 Oct 2015 07:28:00 GMT")]
    [TestCase("soon")]
    public async Task Sends_Retry_After_verbatim(string value)
    {
        await using var server = await RunningServer.StartAsync();
        server.Server.InjectFault(new Fault { Status = 429, RetryAfter = value });

        var reply = await server.PostBatchAsync("later");

        Assert.That(
            reply.Message.Headers.NonValidated["Retry-After"].ToString(),
            Is.EqualTo(value)
        );
    }

    [Test]
    public async Task Delays_a_normal_response()
    {
        await using var server = await RunningServer.StartAsync();
        var delay = TimeSpan.FromMilliseconds(80);
        server.Server.InjectFault(new Fault { Delay = delay });
        var watch = Stopwatch.StartNew();

        var reply = await server.PostBatchAsync("late");

        Assert.That(watch.Elapsed, Is.GreaterThan(delay - TimeSpan.FromMilliseconds(20)));
        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(server.EventNames, Is.EqualTo(["late"]));
    }

    [Test]
    public async Task Still_rejects_an_invalid_batch_that_is_only_delayed()
    {
        await using var server = await RunningServer.StartAsync();
        server.Server.InjectFault(new Fault { Delay = TimeSpan.FromMilliseconds(1) });

        Assert.That((await server.PostAsync("/batch/", "no JSON")).Status, Is.EqualTo(400));
    }

    [TestCase(null, 0)]
    [TestCase(true, 1)]
    public async Task Drops_the_connection(bool? store, int stored)
    {
        await using var server = await RunningServer.StartAsync();
        server.Server.InjectFault(new Fault { Abort = true, Store = store });

        await Assert.ThatAsync(
            () => server.PostBatchAsync("cut"),
            Throws.InstanceOf<HttpRequestException>()
        );

        Assert.That(server.Server.Events, Has.Count.EqualTo(stored));
        Assert.That(server.Server.Requests[0].Status, Is.Null);
        Assert.That((await server.PostBatchAsync("next")).Status, Is.EqualTo(200));
    }

    [TestCase(null, null, 0)]
    [TestCase(null, true, 1)]
    [TestCase("", null, 0)]
    public async Task Truncates_the_response(string? body, bool? store, int stored)
    {
        await using var server = await RunningServer.StartAsync();
        server.Server.InjectFault(
            new Fault
            {
                Truncate = true,
                Body = body,
                Store = store,
            }
        );
        using var content = new StringContent(A.Batch("cut"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/batch/")
        {
            Content = content,
        };

        using var head = await server.Client.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead
        );

        Assert.That((int)head.StatusCode, Is.EqualTo(200));
        await Assert.ThatAsync(
            () => head.Content.ReadAsStringAsync(),
            Throws.InstanceOf<HttpRequestException>()
        );
        Assert.That(server.Server.Events, Has.Count.EqualTo(stored));
    }

    [TestCase("<html>gateway</html>", "text/plain")]
    [TestCase("""{"status":1,"quotaLimited":["events"]}""", "application/json")]
    [TestCase("", "text/plain")]
    public async Task Returns_another_body_and_stores_the_events(string body, string type)
    {
        await using var server = await RunningServer.StartAsync();
        server.Server.InjectFault(new Fault { Body = body });

        var reply = await server.PostBatchAsync("kept");

        Assert.That((reply.Status, reply.Text), Is.EqualTo((200, body)));
        Assert.That(reply.Message.Content.Headers.ContentType?.MediaType, Is.EqualTo(type));
        Assert.That(server.EventNames, Is.EqualTo(["kept"]));
    }

    [TestCase(200, null, 1)]
    [TestCase(204, null, 1)]
    [TestCase(200, false, 0)]
    [TestCase(302, null, 0)]
    [TestCase(500, null, 0)]
    [TestCase(500, true, 1)]
    public async Task Stores_the_events_when_the_response_is_a_success(
        int status,
        bool? store,
        int stored
    )
    {
        await using var server = await RunningServer.StartAsync();
        server.Server.InjectFault(new Fault { Status = status, Store = store });

        var reply = await server.PostBatchAsync("maybe");

        Assert.That(reply.Status, Is.EqualTo(status));
        Assert.That(server.Server.Events, Has.Count.EqualTo(stored));
    }

    [Test]
    public async Task Never_stores_an_invalid_batch()
    {
        await using var server = await RunningServer.StartAsync();
        server.Server.InjectFault(new Fault { Status = 200, Store = true });

        var reply = await server.PostAsync("/batch/", A.BatchOf("7"));

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(server.Server.Events, Is.Empty);
    }
}
