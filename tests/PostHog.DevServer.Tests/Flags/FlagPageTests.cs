using System.Text.Json;

namespace PostHog.Development.Tests.Flags;

internal sealed class FlagPageTests
{
    private const string Definitions = """
        {"flags":[{"id":1,"key":"checkout","active":true,"filters":{
          "groups":[{"properties":[{"key":"plan","type":"person","operator":"exact","value":["pro"]}],"rollout_percentage":100,"variant":"blue"},
                    {"properties":[],"rollout_percentage":40}],
          "multivariate":{"variants":[{"key":"control","rollout_percentage":70},{"key":"blue","rollout_percentage":30}]},
          "payloads":{"blue":"{\"discount\":10}"}}}]}
        """;

    private const string Pro = """{"distinct_id":"user-1","person_properties":{"plan":"pro"}}""";

    [Test]
    public async Task Says_which_value_somebody_gets_and_which_condition_decided()
    {
        await using var server = await RunningServer.StartAsync(new() { Flags = Definitions });

        var reply = await server.PostAsync("/_dev/flags/evaluate", Pro);

        var result = Root(reply).GetProperty("results")[0];
        Assert.That(result.GetProperty("variant").GetString(), Is.EqualTo("blue"));
        Assert.That(
            result.GetProperty("reason").GetProperty("code").GetString(),
            Is.EqualTo("condition_match")
        );
        Assert.That(
            result
                .GetProperty("condition")
                .GetProperty("properties")[0]
                .GetProperty("key")
                .GetString(),
            Is.EqualTo("plan")
        );
    }

    [TestCase("/_dev/flags/evaluate", """{"distinct_id":"\ud800"}""")]
    [TestCase("/_dev/flags/evaluate", """{"distinct_id":"u","person_properties":{"\ud800":1}}""")]
    [TestCase("/_dev/flags/preview", """{"key":"checkout","groups":{"a":"\udc00"}}""")]
    [TestCase("/_dev/flags/overrides", """{"key":"\ud800","value":true}""")]
    [TestCase("/_dev/flags/overrides", """{"key":"a","value":"\ud800"}""")]
    [TestCase("/_dev/flags/overrides", """{"key":"a","distinct_id":"\ud800","value":true}""")]
    [TestCase("/_dev/flags/overrides", """{"key":"a","value":true,"payload":{"x":"\ud800"}}""")]
    [TestCase("/_dev/flags/overrides", """{"key":"a","value":true,"\ud800":1}""")]
    [TestCase("/_dev/flags", """{"a":{"value":true,"payload":"\ud800"}}""")]
    [TestCase("/_dev/flags", """{"flags":[{"key":"a","active":true,"name":"\ud800"}]}""")]
    [TestCase("/flags/", """{"token":"t","distinct_id":"u","person_properties":{"a":"\ud800"}}""")]
    [TestCase("/flags/", """{"token":"t","distinct_id":"\ud800"}""")]
    public async Task Refuses_a_text_that_is_no_Unicode_and_answers_as_before(
        string path,
        string json
    )
    {
        await using var server = await RunningServer.StartAsync(new() { Flags = Definitions });

        var reply = await server.PostAsync(path, json);

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply.Text, Does.Contain("a text is no valid Unicode"));
        Assert.That((await server.GetAsync("/_dev/flags")).Status, Is.EqualTo(200));
        Assert.That(
            (await server.PostAsync("/_dev/flags/evaluate", Pro)).Text,
            Does.Contain("\"blue\"")
        );
    }

    [Test]
    public async Task Names_the_properties_that_the_person_does_not_have()
    {
        await using var server = await RunningServer.StartAsync(new() { Flags = Definitions });

        var reply = await server.PostAsync("/_dev/flags/evaluate", """{"distinct_id":"user-1"}""");

        var result = Root(reply).GetProperty("results")[0];
        Assert.That(result.GetProperty("enabled").GetBoolean(), Is.False);
        Assert.That(result.GetProperty("missing")[0].GetString(), Is.EqualTo("plan"));
    }

    [Test]
    public async Task Counts_who_would_get_what_among_1000_ids()
    {
        await using var server = await RunningServer.StartAsync(new() { Flags = Definitions });

        var reply = await server.PostAsync(
            "/_dev/flags/preview",
            """{"key":"checkout","person_properties":{"plan":"free"}}"""
        );

        var values = Root(reply).GetProperty("values");
        var counts = values
            .EnumerateObject()
            .ToDictionary(one => one.Name, one => one.Value.GetInt32());
        Assert.That(counts.Values.Sum(), Is.EqualTo(1_000));
        Assert.That(counts["false"], Is.InRange(540, 660));
        Assert.That(counts["control"], Is.InRange(220, 340));
        Assert.That(counts["blue"], Is.InRange(70, 170));
    }

    [Test]
    public async Task Preview_knows_stored_persons_and_overrides_for_single_ids()
    {
        await using var server = await RunningServer.StartAsync(new() { Flags = Definitions });
        await server.PostAsync(
            "/batch/",
            A.BatchOf(
                """{"event":"e","distinct_id":"user-7","properties":{"$set":{"plan":"pro"}}}"""
            )
        );
        await OverrideAsync(server, """{"key":"checkout","value":"red","distinct_id":"user-9"}""");
        await OverrideAsync(server, """{"key":"lonely","value":true,"distinct_id":"user-9"}""");

        var counts = await server.PostAsync(
            "/_dev/flags/preview",
            """{"key":"checkout","count":10}"""
        );
        var lonely = await server.PostAsync(
            "/_dev/flags/preview",
            """{"key":"lonely","count":10}"""
        );

        var values = Root(counts).GetProperty("values");
        Assert.That(values.GetProperty("red").GetInt32(), Is.EqualTo(1));
        Assert.That(values.GetProperty("blue").GetInt32(), Is.AtLeast(1));
        Assert.That(
            Root(lonely).GetProperty("values").GetProperty("true").GetInt32(),
            Is.EqualTo(1)
        );
        var others = await AskAsync(server, "user-8");
        Assert.That(others, Does.Not.Contain("lonely"));
        Assert.That(others, Does.Contain("\"errorsWhileComputingFlags\":false"));
    }

    [Test]
    public async Task Overrides_for_everybody_reach_questions_and_definitions()
    {
        await using var server = await RunningServer.StartAsync(new() { Flags = Definitions });
        var before = await DefinitionsAsync(server);

        await OverrideAsync(server, """{"key":"checkout","value":"control","payload":{"a":1}}""");

        Assert.That(await AskAsync(server, "any"), Does.Contain("\"variant\":\"control\""));
        var after = await DefinitionsAsync(server);
        Assert.That(after, Does.Contain("\"control\"").And.Not.Contain("\"plan\""));
        var preview = await server.PostAsync("/_dev/flags/preview", """{"key":"checkout"}""");
        Assert.That(preview.Text, Does.Contain("""{"control":1000}"""));

        await OverrideAsync(server, """{"key":"checkout","value":null}""");
        Assert.That(await DefinitionsAsync(server), Is.EqualTo(before));
    }

    [Test]
    public async Task Overrides_for_one_id_reach_nobody_else()
    {
        await using var server = await RunningServer.StartAsync(
            new() { Flags = """{"beta":false}""" }
        );

        await OverrideAsync(server, """{"key":"beta","distinct_id":"user-1","value":true}""");

        Assert.That(await AskAsync(server, "user-1"), Does.Contain("\"enabled\":true"));
        Assert.That(await AskAsync(server, "user-2"), Does.Contain("\"enabled\":false"));
    }

    [TestCase("{}", "\"key\" must name a flag")]
    [TestCase("[]", "\"key\" must name a flag")]
    [TestCase("{", "not valid JSON")]
    [TestCase("""{"key":"beta","value":12}""", "\"value\" must be true, false")]
    [TestCase("""{"key":"beta"}""", "\"value\" must be true, false")]
    [TestCase("""{"key":"beta","vaule":true}""", "an override has no member \"vaule\"")]
    [TestCase("""{"key":"beta","value":true,"distinct_id":42}""", "\"distinct_id\" must be")]
    [TestCase("""{"key":"beta","value":true,"distinct_id":""}""", "\"distinct_id\" must be")]
    public async Task Refuses_an_override_that_cannot_be_read(string body, string problem)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync("/_dev/flags/overrides", body);

        Assert.That((reply.Status, reply.Error), Is.EqualTo((400, reply.Error)));
        Assert.That(reply.Error, Does.Contain(problem));
    }

    [TestCase("""{"distinct_id":42}""", "\"distinct_id\" must be a text")]
    [TestCase("""{"person_properties":[1]}""", "\"person_properties\" must be a JSON object")]
    [TestCase("""{"groups":"acme"}""", "\"groups\" must be a JSON object")]
    [TestCase("""{"group_properties":7}""", "\"group_properties\" must be a JSON object")]
    [TestCase("""{"group_properties":{"company":7}}""", "must have a JSON object")]
    public async Task Refuses_a_question_of_another_form(string body, string problem)
    {
        await using var server = await RunningServer.StartAsync(
            new() { Flags = """{"beta":true}""" }
        );

        var evaluation = await server.PostAsync("/_dev/flags/evaluate", body);
        var preview = await server.PostAsync("/_dev/flags/preview", body);

        Assert.That((evaluation.Status, preview.Status), Is.EqualTo((400, 400)));
        Assert.That(new[] { evaluation.Error, preview.Error }, Is.All.Contains(problem));
    }

    [TestCase("""{"key":"nope"}""", "must name a flag")]
    [TestCase("""{"key":"beta","count":100000000}""", "from 1 to 10 000")]
    [TestCase("no JSON", "not valid JSON")]
    public async Task Refuses_a_preview_that_makes_no_sense(string body, string problem)
    {
        await using var server = await RunningServer.StartAsync(
            new() { Flags = """{"beta":true}""" }
        );

        var reply = await server.PostAsync("/_dev/flags/preview", body);

        Assert.That(reply.Error, Does.Contain(problem));
    }

    private static async Task OverrideAsync(RunningServer server, string body)
    {
        var reply = await server.PostAsync("/_dev/flags/overrides", body);
        Assert.That(reply.Status, Is.EqualTo(204), reply.Text);
    }

    private static async Task<string> AskAsync(RunningServer server, string id) =>
        (await server.PostAsync("/flags/", $$"""{"token":"t","distinct_id":"{{id}}"}""")).Text;

    private static async Task<string> DefinitionsAsync(RunningServer server)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/flags/definitions?token=t");
        request.Headers.Authorization = new("Bearer", "phs_any");
        return (await Reply.ReadAsync(await server.Client.SendAsync(request))).Text;
    }

    private static JsonElement Root(Reply reply) => JsonDocument.Parse(reply.Text).RootElement;
}
