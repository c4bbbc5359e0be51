namespace PostHog.Development.Tests.Recording;

internal sealed class RequestLogTests
{
    [Test]
    public async Task Records_request_and_response()
    {
        await using var server = await RunningServer.StartAsync();
        server.Client.DefaultRequestHeaders.Add("User-Agent", "posthog-csharp/1.0");
        var before = DateTimeOffset.UtcNow;

        await server.PostBatchAsync("one");

        var request = server.Server.Requests[0];
        Assert.That((request.Method, request.Path), Is.EqualTo(("POST", "/batch/")));
        Assert.That(request.Headers["user-agent"], Is.EqualTo("posthog-csharp/1.0"));
        Assert.That(request.Body, Is.EqualTo(A.Batch("one")));
        Assert.That((request.Status, request.Problem), Is.EqualTo((200, (string?)null)));
        Assert.That(request.ArrivedAt, Is.InRange(before, DateTimeOffset.UtcNow));
    }

    [Test]
    public async Task Shows_a_compressed_body_decompressed_and_its_length_on_the_wire()
    {
        await using var server = await RunningServer.StartAsync();
        var body = A.Batch(new string('x', 5_000));
        var packed = Compressed.As("gzip", body);

        await server.PostAsync("/batch/", packed, "gzip");

        var request = server.Server.Requests[0];
        Assert.That(request.Body, Is.EqualTo(body));
        Assert.That(request.WireLength, Is.EqualTo(packed.Length));
        Assert.That(request.Headers["Content-Encoding"], Is.EqualTo("gzip"));
    }

    [Test]
    public async Task Distinguishes_connections()
    {
        await using var server = await RunningServer.StartAsync();
        using var other = new HttpClient { BaseAddress = server.Server.Url };

        await server.GetAsync("/");
        await server.GetAsync("/");
        await other.GetAsync("/");

        var ports = server.Server.Requests.Select(request => request.RemotePort).ToList();
        Assert.That(ports[1], Is.EqualTo(ports[0]));
        Assert.That(ports[2], Is.Not.EqualTo(ports[0]));
    }

    [Test]
    public async Task Shows_a_request_without_a_response_yet()
    {
        var stored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = new DevServerOptions { OnEvent = _ => stored.TrySetResult() };
        await using var server = await RunningServer.StartAsync(options);
        server.Server.InjectFault(new Fault { Delay = TimeSpan.FromMinutes(10) });
        var hanging = server.PostBatchAsync("late");

        await stored.Task.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.That(server.Server.Requests[0].Status, Is.Null);
        await server.Server.DisposeAsync();
        await Assert.ThatAsync(() => hanging, Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task Reports_each_request_once_with_its_outcome()
    {
        var dropped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reported = new List<int?>();
        var options = new DevServerOptions
        {
            OnRequest = request =>
            {
                reported.Add(request.Status);
                if (request.Status is null)
                {
                    dropped.SetResult();
                }
            },
        };
        await using var server = await RunningServer.StartAsync(options);
        server.Server.InjectFault(new Fault { Status = 503 });
        server.Server.InjectFault(new Fault { Abort = true });

        await server.PostBatchAsync("one");
        await Assert.ThatAsync(
            () => server.PostBatchAsync("two"),
            Throws.InstanceOf<HttpRequestException>()
        );
        await dropped.Task.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.That(reported, Is.EqualTo(new int?[] { 503, null }));
    }
}
