using System.Text.Json.Nodes;

namespace PostHog.Development.Tests.Flags;

/// <summary>Flags are computed with what earlier events said about the person.</summary>
internal sealed class KnownPersonTests
{
    private const string Flags = """
        {"flags":[
          {"id":1,"key":"for-pro","active":true,"filters":{"groups":[{"properties":[{"key":"plan","type":"person","operator":"exact","value":["pro"]}]}]}},
          {"id":2,"key":"not-free","active":true,"filters":{"groups":[{"properties":[{"key":"plan","type":"person","operator":"is_not","value":["free"]}]}]}},
          {"id":3,"key":"big","active":true,"filters":{"groups":[{"properties":[{"key":"seats","type":"person","operator":"gt","value":10}]}]}},
          {"id":4,"key":"by-date","active":true,"filters":{"groups":[{"properties":[{"key":"since","type":"person","operator":"is_date_before","value":"2025-01-01"}]}]}}]}
        """;

    [Test]
    public async Task Absent_property_turns_a_flag_off_and_is_no_error()
    {
        await using var server = await RunningServer.StartAsync(new() { Flags = Flags });

        var answer = await AskAsync(server, """{"distinct_id":"nobody"}""");

        Assert.That(OnIn(answer), Is.EqualTo(["not-free"]));
        Assert.That((bool)answer["errorsWhileComputingFlags"]!, Is.False);
        Assert.That(answer.ToJsonString(), Does.Not.Contain("failed"));
    }

    [Test]
    public async Task Properties_that_events_set_decide([Values("/batch/", "/e/")] string path)
    {
        await using var server = await RunningServer.StartAsync(new() { Flags = Flags });
        await SendAsync(
            server,
            path,
            """{"event":"$identify","distinct_id":"u1","properties":{"$anon_distinct_id":"anon","$set":{"plan":"pro","since":"2024-05-06"}}}""",
            """{"event":"paid","distinct_id":"u1","properties":{"$set":{"seats":25},"$set_once":{"plan":"free"}}}"""
        );

        var known = await AskAsync(server, """{"distinct_id":"u1"}""");
        var alias = await AskAsync(server, """{"distinct_id":"anon"}""");

        Assert.That(OnIn(known), Is.EqualTo(["for-pro", "not-free", "big", "by-date"]));
        Assert.That(OnIn(alias), Is.EqualTo(OnIn(known)));
    }

    [Test]
    public async Task Properties_of_the_question_win()
    {
        await using var server = await RunningServer.StartAsync(new() { Flags = Flags });
        await SendAsync(
            server,
            "/batch/",
            """{"event":"$set","distinct_id":"u1","properties":{"$set":{"plan":"pro","seats":25}}}"""
        );

        var answer = await AskAsync(
            server,
            """{"distinct_id":"u1","person_properties":{"plan":"free"}}"""
        );

        Assert.That(OnIn(answer), Is.EqualTo(["big"]));
    }

    [Test]
    public async Task Properties_that_were_unset_are_absent()
    {
        await using var server = await RunningServer.StartAsync(new() { Flags = Flags });
        await SendAsync(
            server,
            "/batch/",
            """{"event":"$set","distinct_id":"u1","properties":{"$set":{"plan":"pro","seats":25}}}""",
            """{"event":"$set","distinct_id":"u1","properties":{"$unset":["plan","seats"]}}"""
        );

        Assert.That(
            OnIn(await AskAsync(server, """{"distinct_id":"u1"}""")),
            Is.EqualTo(["not-free"])
        );
    }

    [Test]
    public async Task Page_says_the_same_for_the_person()
    {
        await using var server = await RunningServer.StartAsync(new() { Flags = Flags });
        await SendAsync(
            server,
            "/batch/",
            """{"event":"$set","distinct_id":"u1","properties":{"$set":{"plan":"pro"}}}"""
        );

        var reply = await server.PostAsync("/_dev/flags/evaluate", """{"distinct_id":"u1"}""");

        var results = JsonNode.Parse(reply.Text)!["results"]!.AsArray();
        Assert.That(
            results.Where(one => (bool)one!["enabled"]!).Select(one => (string?)one!["key"]),
            Is.EqualTo(["for-pro", "not-free"])
        );
        Assert.That((string?)results[2]!["missing"]![0], Is.EqualTo("seats"));
    }

    private static async Task SendAsync(RunningServer server, string path, params string[] events)
    {
        var reply = await server.PostAsync(
            path,
            $$"""{"api_key":"phc_t","batch":[{{string.Join(',', events)}}]}"""
        );
        Assert.That(reply.Status, Is.EqualTo(200), reply.Text);
    }

    private static async Task<JsonNode> AskAsync(RunningServer server, string question)
    {
        var body = JsonNode.Parse(question)!;
        body["token"] = "phc_t";
        return JsonNode.Parse((await server.PostAsync("/flags/?v=2", body.ToJsonString())).Text)!;
    }

    private static string[] OnIn(JsonNode answer) =>
        [
            .. answer["flags"]!
                .AsObject()
                .Where(one => (bool)one.Value!["enabled"]!)
                .Select(one => one.Key),
        ];
}
