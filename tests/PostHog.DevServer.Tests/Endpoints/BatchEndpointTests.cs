namespace PostHog.Development.Tests.Endpoints;

internal sealed class BatchEndpointTests
{
    [TestCase("/batch/")]
    [TestCase("/batch")]
    public async Task Stores_a_batch_in_its_order(string path)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync(path, A.Batch("first", "second"));

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(reply.Text, Is.EqualTo("""{"status":1}"""));
        Assert.That(server.EventNames, Is.EqualTo(["first", "second"]));
        Assert.That(server.Server.Events[0].Path, Is.EqualTo(path));
    }

    [TestCase("deflate", "/batch/")]
    [TestCase("br", "/batch/")]
    [TestCase("br", "/i/v0/ai/batch/")]
    public async Task Decompresses_only_gzip_in_V0(string encoding, string path)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync(
            path,
            Compressed.As(encoding, A.Batch("packed")),
            encoding
        );

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply.Error, Does.Contain($"\"{encoding}\" is ignored"));
        Assert.That(server.EventNames, Is.Empty);
    }

    [TestCase("br")]
    [TestCase("zip")]
    public async Task Ignores_another_Content_Encoding_of_a_plain_body(string encoding)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync(
            "/batch/",
            System.Text.Encoding.UTF8.GetBytes(A.Batch("plain")),
            encoding
        );

        Assert.That(reply.Status, Is.EqualTo(200));
    }

    [TestCase("gzip")]
    [TestCase("GZIP")]
    [TestCase("identity", Description = "Known by its first bytes.")]
    public async Task Reads_a_compressed_body(string encoding)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync(
            "/batch/",
            Compressed.As("gzip", A.Batch("packed")),
            encoding
        );

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(server.EventNames, Is.EqualTo(["packed"]));
    }

    [TestCase("", "the body is not valid JSON")]
    [TestCase("{\"api_key\":", "the body is not valid JSON")]
    [TestCase("[]", "the body is not a JSON object")]
    [TestCase("""{"batch":[]}""", "\"api_key\" is missing")]
    [TestCase("""{"api_key":" ","batch":[]}""", "\"api_key\" is blank")]
    [TestCase("""{"api_key":7,"batch":[]}""", "\"api_key\" is a number")]
    [TestCase("""{"api_key":"k"}""", "\"batch\" is missing or not an array")]
    [TestCase("""{"api_key":"k","batch":{}}""", "\"batch\" is missing or not an array")]
    [TestCase("""{"api_key":"k","batch":[]}""", "\"batch\" holds no event")]
    public async Task Rejects_a_malformed_batch_with_a_reason(string body, string reason)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync("/batch/", body);

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply.Error, Does.StartWith(reason));
        Assert.That(server.Server.Requests[^1].Problem, Is.EqualTo(reply.Error));
    }

    [TestCase("", "the body is not UTF-8 text")]
    [TestCase("br", "the body is not UTF-8 text: Content-Encoding \"br\" is ignored here")]
    public async Task Says_that_a_body_is_not_UTF_8(string encoding, string reason)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync(
            "/batch/",
            [(byte)'{', 0xE9, (byte)'}'],
            encoding.Length == 0 ? null : encoding
        );

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(
            reply.Error,
            encoding.Length == 0 ? Is.EqualTo(reason) : Does.StartWith(reason)
        );
    }

    [TestCase("7", "an event must be an object")]
    [TestCase("""{"distinct_id":"u"}""", "\"event\" is missing")]
    [TestCase("""{"event":null,"distinct_id":"u"}""", "\"event\" is missing")]
    [TestCase("""{"event":"","distinct_id":"u"}""", "\"event\" is blank")]
    [TestCase(
        """{"event":"\ud800","distinct_id":"u"}""",
        "\"event\": a text is no valid Unicode: it has half a surrogate pair"
    )]
    [TestCase("""{"event":"e"}""", "\"distinct_id\" is missing")]
    [TestCase(
        """{"event":"e","distinct_id":42}""",
        "\"distinct_id\" is a number: write it as a text"
    )]
    [TestCase("""{"event":"e","distinct_id":true}""", "\"distinct_id\" is not a string")]
    [TestCase(
        """{"event":"e","distinct_id":"\udfff"}""",
        "\"distinct_id\": a text is no valid Unicode"
    )]
    [TestCase("""{"event":"e","distinct_id":" "}""", "\"distinct_id\" is blank")]
    [TestCase("""{"event":"e","distinct_id":"u","uuid":"42"}""", "\"uuid\" is not a UUID")]
    [TestCase("""{"event":"e","distinct_id":"u","uuid":42}""", "\"uuid\" is not a UUID")]
    [TestCase(
        """{"event":"e","distinct_id":"u","properties":[]}""",
        "\"properties\" is not an object"
    )]
    public async Task Rejects_the_whole_batch_for_one_invalid_event_and_names_its_index(
        string unfit,
        string reason
    )
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync("/batch/", A.BatchOf(A.Event("fit"), unfit));

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply.Error, Does.StartWith($"batch[1]: {reason}"));
        Assert.That(server.EventNames, Is.Empty);
    }

    [TestCase("\"\"")]
    [TestCase("null")]
    [TestCase("\"0198f3a0-0000-7000-8000-000000000001\"")]
    public async Task Accepts_an_event_with_or_without_a_uuid(string uuid)
    {
        await using var server = await RunningServer.StartAsync();

        var json = $$"""{"event":"e","distinct_id":"u","uuid":{{uuid}}}""";
        var reply = await server.PostAsync("/batch/", A.BatchOf(json));

        Assert.That(reply.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Accepts_properties_nested_deeper_than_64_levels()
    {
        await using var server = await RunningServer.StartAsync();

        var deep = new string('[', 100) + new string(']', 100);
        var json = $$$"""{"event":"e","distinct_id":"u","properties":{"deep":{{{deep}}}}}""";
        var reply = await server.PostAsync("/batch/", A.BatchOf(json));

        Assert.That(reply.Status, Is.EqualTo(200));
    }
}
