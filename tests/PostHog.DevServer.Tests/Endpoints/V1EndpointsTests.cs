namespace PostHog.Development.Tests.Endpoints;

internal sealed class V1EndpointsTests
{
    [TestCase("/i/v1/analytics/events")]
    [TestCase("/i/v1/analytics/events/")]
    [TestCase("/i/v1/ai/events")]
    [TestCase("/i/v1/ai/events/")]
    public async Task Store_a_batch_in_order_and_return_a_result_for_each_event(string path)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostV1Async(
            ForV1.Body(ForV1.Event("$ai_trace", 1), ForV1.Event("$ai_span", 2)),
            path
        );

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(
            reply.Text,
            Is.EqualTo(
                "{\"results\":{"
                    + $$"""
                    "{{ForV1.Uuid(1)}}":{"result":"ok"},"{{ForV1.Uuid(2)}}":{"result":"ok"}
                    """.Trim()
                    + "}}"
            )
        );
        Assert.That(server.EventNames, Is.EqualTo(["$ai_trace", "$ai_span"]));
        Assert.That(server.Server.Events[0].Path, Is.EqualTo(path));
    }

    [TestCase("gzip")]
    [TestCase("deflate")]
    [TestCase("br")]
    public async Task Read_a_compressed_body(string encoding)
    {
        await using var server = await RunningServer.StartAsync();
        using var request = ForV1.Request("");
        var content = new ByteArrayContent(Compressed.As(encoding, ForV1.BodyOf(1)));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        content.Headers.ContentEncoding.Add(encoding);
        request.Content = content;

        using var reply = await server.Client.SendAsync(request);

        Assert.That((int)reply.StatusCode, Is.EqualTo(200));
        Assert.That(server.EventNames, Is.EqualTo(["event 0"]));
    }

    [Test]
    public async Task Accept_AI_events_on_the_analytics_path()
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostV1Async(ForV1.Body(ForV1.Event("$ai_generation")));

        Assert.That(reply.Result(1), Is.EqualTo("ok"));
    }

    [Test]
    public async Task Keep_an_event_exactly_as_it_was_sent()
    {
        await using var server = await RunningServer.StartAsync();
        var json = ForV1.Event(
            more: ""","options":{"x":[1,"a",null]},"properties":{"n":1.10,"é":"\u00e9"}"""
        );

        await server.PostV1Async(ForV1.Body(json));

        Assert.That(server.Server.Events[0].Json.GetRawText(), Is.EqualTo(json));
    }
}
