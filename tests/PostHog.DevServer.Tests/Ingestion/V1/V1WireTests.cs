using System.Text.Json;

namespace PostHog.Development.Tests.Ingestion.V1;

internal sealed class V1WireTests
{
    [Test]
    public async Task Rejects_with_error_description_and_uri()
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostV1Async("{}");

        var members = JsonDocument.Parse(reply.Text).RootElement.EnumerateObject();
        Assert.That(
            members.Select(member => member.Name),
            Is.EqualTo(["error", "error_description", "error_uri"])
        );
    }

    [TestCase("zip", 415, "unsupported_encoding")]
    [TestCase("gzip", 400, "request_parsing_error")]
    public async Task Rejects_a_body_that_it_cannot_decompress(
        string encoding,
        int status,
        string tag
    )
    {
        await using var server = await RunningServer.StartAsync();
        using var request = ForV1.Request(ForV1.BodyOf(1));
        request.Content!.Headers.ContentEncoding.Add(encoding);

        var reply = await Reply.ReadAsync(await server.Client.SendAsync(request));

        Assert.That((reply.Status, reply.Error), Is.EqualTo((status, tag)));
        Assert.That(reply.Description, Does.Contain(encoding));
    }

    [Test]
    public async Task Rejects_a_body_over_20_MiB()
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostV1Async(new string(' ', (20 * 1024 * 1024) + 1));

        Assert.That((reply.Status, reply.Error), Is.EqualTo((413, "payload_too_large")));
    }

    [TestCase(429, "rate_limited")]
    [TestCase(503, "service_unavailable")]
    [TestCase(402, "status_402")]
    public async Task Returns_a_scripted_status_in_the_V1_format(int status, string tag)
    {
        await using var server = await RunningServer.StartAsync();
        server.Server.InjectFault(new Fault { Status = status });

        var reply = await server.PostV1Async(ForV1.BodyOf(1));

        Assert.That((reply.Status, reply.Error), Is.EqualTo((status, tag)));
        Assert.That(reply.Description, Is.EqualTo("a scripted fault of the dev server"));
    }

    [Test]
    public async Task Records_the_events_that_were_not_stored()
    {
        await using var server = await RunningServer.StartAsync();
        var results = new Dictionary<string, ScriptedResult>
        {
            ["0"] = ScriptedResult.Ok(),
            ["1"] = ScriptedResult.Drop("spoilt"),
            ["*"] = ScriptedResult.Retry(),
        };
        server.Server.InjectFault(new Fault { Results = results });

        await server.PostV1Async(ForV1.BodyOf(6));

        Assert.That(
            server.Server.Requests[0].Problem,
            Is.EqualTo("batch[1]: drop spoilt, batch[2]: retry, batch[3]: retry, and 2 more")
        );
    }
}
