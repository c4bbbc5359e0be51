using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace PostHog.Development.Tests.Endpoints;

public sealed class FlagDefinitionsEndpointTests
{
    private const string Definitions = """
        {"flags":[{"key":"beta","active":true,"filters":{"groups":[{}]}}],"cohorts":{},"group_type_mapping":{}}
        """;

    private static readonly string[] Paths =
    [
        "/flags/definitions?token=phc_t&send_cohorts",
        "/api/feature_flag/local_evaluation?token=phc_t&send_cohorts",
    ];

    [Test]
    public async Task Returns_the_document_unchanged(
        [ValueSource(nameof(Paths))] string path,
        [Values("phs_any", "phx_any")] string key
    )
    {
        await using var running = await StartAsync();

        var reply = await GetAsync(running, path, key);

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(reply.Text, Is.EqualTo(Definitions));
        Assert.That(reply.Message.Headers.ETag, Is.Not.Null);
    }

    [TestCaseSource(nameof(Paths))]
    public async Task Returns_an_empty_304_for_unchanged_definitions(string path)
    {
        await using var running = await StartAsync();
        var first = await GetAsync(running, path);

        var second = await GetAsync(running, path, eTag: first.Message.Headers.ETag);

        Assert.That(second.Status, Is.EqualTo(304));
        Assert.That(second.Text, Is.Empty);
        Assert.That(second.Message.Headers.ETag, Is.EqualTo(first.Message.Headers.ETag));
    }

    [Test]
    public async Task Returns_changed_definitions_with_another_ETag()
    {
        await using var running = await StartAsync();
        var first = await GetAsync(running, Paths[0]);
        running.Server.SetFlags("""{"flags":[]}""");

        var second = await GetAsync(running, Paths[0], eTag: first.Message.Headers.ETag);

        Assert.That(second.Status, Is.EqualTo(200));
        Assert.That(second.Text, Is.EqualTo("""{"flags":[]}"""));
        Assert.That(second.Message.Headers.ETag, Is.Not.EqualTo(first.Message.Headers.ETag));
    }

    [Test]
    public async Task Has_no_definitions_when_values_are_fixed()
    {
        await using var running = await RunningServer.StartAsync(
            new() { Flags = """{"beta":true}""" }
        );

        var reply = await GetAsync(running, Paths[0]);

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(JsonNode.Parse(reply.Text)!["flags"]!.AsArray(), Is.Empty);
    }

    [TestCase(null)]
    [TestCase("phc_public")]
    public async Task Rejects_a_request_without_a_secret_key(string? key)
    {
        await using var running = await StartAsync();

        foreach (var path in Paths)
        {
            var reply = await GetAsync(running, path, key);

            Assert.That(reply.Status, Is.EqualTo(401));
            Assert.That(reply.Error, Does.Contain("phs_"));
            Assert.That(reply.Message.Headers.ETag, Is.Null);
        }
    }

    [Test]
    public async Task Rejects_a_request_without_a_project_token()
    {
        await using var running = await StartAsync();

        var reply = await GetAsync(running, "/flags/definitions");

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply.Error, Does.Contain("token"));
    }

    [Test]
    public async Task Evaluates_the_definitions_for_a_flags_request()
    {
        await using var running = await StartAsync();

        var reply = await running.PostAsync(
            "/flags/?v=2",
            """{"token":"phc_t","distinct_id":"user-42"}"""
        );

        var beta = JsonNode.Parse(reply.Text)!["flags"]!["beta"]!;
        Assert.That((bool)beta["enabled"]!, Is.True);
        Assert.That((string?)beta["reason"]!["code"], Is.EqualTo("condition_match"));
    }

    private static Task<RunningServer> StartAsync() =>
        RunningServer.StartAsync(new() { Flags = Definitions });

    private static async Task<Reply> GetAsync(
        RunningServer running,
        string path,
        string? key = "phs_any",
        EntityTagHeaderValue? eTag = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null)
        {
            request.Headers.Authorization = new("Bearer", key);
        }

        if (eTag is not null)
        {
            request.Headers.IfNoneMatch.Add(eTag);
        }

        return await Reply.ReadAsync(await running.Client.SendAsync(request));
    }
}
