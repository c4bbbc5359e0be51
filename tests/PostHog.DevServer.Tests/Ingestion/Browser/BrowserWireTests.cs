using System.Text;

namespace PostHog.Development.Tests.Ingestion.Browser;

/// <summary>What libraries for browsers send, in each of its forms.</summary>
internal sealed class BrowserWireTests
{
    private const string Own =
        """{"event":"sent","properties":{"token":"phc_t","distinct_id":"u1"}}""";
    private const string Batched =
        """{"api_key":"phc_t","batch":[{"event":"sent","properties":{"distinct_id":"u1"}}],"sent_at":"2026-01-02T03:04:05Z"}""";

    [Test]
    public async Task Takes_events_at_each_path(
        [Values("/e/", "/e", "/i/v0/e/", "/capture/", "/track/")] string path,
        [Values(Own, $"[{Own}]", Batched)] string json
    )
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync($"{path}?ip=0&_=1&ver=1", json);

        Assert.That((reply.Status, reply.Text), Is.EqualTo((200, "{\"status\":1}")));
        var one = server.Server.Events.Single();
        Assert.That((one.Name, one.DistinctId), Is.EqualTo(("sent", "u1")));
    }

    [Test]
    public async Task Undoes_each_encoding(
        [Values(
            "plain",
            "gzip-js",
            "gzip, unnamed",
            "base64 in a form",
            "base64",
            "form",
            "form that names base64",
            "form with pluses as spaces"
        )]
            string encoding
    )
    {
        await using var server = await RunningServer.StartAsync();
        var (query, body) = Encode(encoding);

        var reply = await PostAsync(server, $"/e/{query}", body, "text/plain");

        Assert.That((reply.Status, reply.Text), Is.EqualTo((200, "{\"status\":1}")));
        Assert.That(server.EventNames, Is.EqualTo(["sent"]));
        Assert.That(server.Server.Requests[0].Body, Is.EqualTo(Own), "the log has what was meant");
    }

    [TestCase("""{"$token":"phc_t","$distinct_id":"u1","$set":{"plan":"pro"}}""", "u1")]
    [TestCase("""{"$token":"phc_t","$distinct_id":42,"$set":{"plan":"pro"}}""", "42")]
    public async Task Changes_of_a_person_are_an_identification(string json, string id)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync("/engage/", json);

        Assert.That(reply.Status, Is.EqualTo(200));
        var one = server.Server.Events.Single();
        Assert.That((one.Name, one.DistinctId), Is.EqualTo(("$identify", id)));
        var persons = (await server.GetAsync("/_dev/persons")).Text;
        Assert.That(persons, Does.Contain($"\"{id}\"").And.Contain("plan"));
    }

    [TestCase("""{"event":"e","distinct_id":"u"}""", "event 0: the project token is missing")]
    [TestCase("""{"event":"e","token":"t"}""", "event 0: \"distinct_id\" is missing or blank")]
    [TestCase("""{"token":"t","distinct_id":"u"}""", "event 0: \"event\" is missing")]
    [TestCase("""{"token":"t","batch":{}}""", "\"batch\" is not an array")]
    [TestCase("""{"token":"t","batch":[]}""", "holds no event")]
    [TestCase("[]", "holds no event")]
    [TestCase("[1]", "event 0: an event must be an object")]
    [TestCase("\"text\"", "neither a JSON object nor an array")]
    [TestCase("""{"event":"e","distinct_id":"u","token":"t","uuid":"x"}""", "not a UUID")]
    [TestCase("""{"event":"e","distinct_id":"u","token":"t","properties":1}""", "not an object")]
    public async Task Refuses_what_lacks_a_part_and_says_which(string json, string problem)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync("/e/", json);

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply.Error, Does.Contain(problem));
        Assert.That(server.EventNames, Is.Empty);
    }

    [Test]
    public async Task Recordings_are_taken_and_not_kept()
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync("/s/", """{"event":"$snapshot"}""");

        Assert.That((reply.Status, reply.Text), Is.EqualTo((200, "{\"status\":1}")));
        Assert.That(server.EventNames, Is.Empty);
    }

    private static (string Query, byte[] Body) Encode(string encoding)
    {
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(Own));
        return encoding switch
        {
            "gzip-js" => ("?compression=gzip-js", Compressed.As("gzip", Own)),
            "gzip, unnamed" => ("", Compressed.As("gzip", Own)),
            "base64 in a form" => (
                "?compression=base64",
                Text($"data={Uri.EscapeDataString(base64)}")
            ),
            "base64" => ("?compression=base64", Text(base64)),
            "form" => ("", Text($"data={Uri.EscapeDataString(Own)}&ip=0")),
            "form that names base64" => (
                "",
                Text($"compression=base64&data={Uri.EscapeDataString(base64)}")
            ),
            "form with pluses as spaces" => ("?compression=base64", Text($"data={base64}")),
            _ => ("", Text(Own)),
        };
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static async Task<Reply> PostAsync(
        RunningServer server,
        string path,
        byte[] body,
        string type
    )
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new(type);
        return await Reply.ReadAsync(await server.Client.PostAsync(path, content));
    }
}
