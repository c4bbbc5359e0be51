using System.Text.Json.Nodes;

namespace PostHog.Development.Tests.Flags;

/// <summary>Flags are computed with what earlier events said about groups.</summary>
internal sealed class KnownGroupTests
{
    private const string Flags = """
        {"group_type_mapping":{"0":"company"},"flags":[
          {"id":1,"key":"for-pro","active":true,"filters":{"aggregation_group_type_index":0,"groups":[
            {"properties":[{"key":"plan","type":"group","group_type_index":0,"operator":"exact","value":["pro"]}]}]}}]}
        """;

    private const string Described = """
        {"event":"$groupidentify","distinct_id":"u1","properties":{"$group_type":"company","$group_key":"acme","$group_set":{"plan":"pro","seats":25}}}
        """;

    [Test]
    public async Task Properties_that_events_gave_a_group_decide(
        [Values("/batch/", "/e/")] string path
    )
    {
        await using var server = await RunningServer.StartAsync(new() { Flags = Flags });
        await SendAsync(server, path, Described);

        Assert.That(await IsOnAsync(server, """ "groups":{"company":"acme"} """), Is.True);
        Assert.That(await IsOnAsync(server, """ "groups":{"company":"other"} """), Is.False);
    }

    [Test]
    public async Task Properties_of_the_question_win()
    {
        await using var server = await RunningServer.StartAsync(new() { Flags = Flags });
        await SendAsync(server, "/batch/", Described);

        Assert.That(
            await IsOnAsync(
                server,
                """ "groups":{"company":"acme"},"group_properties":{"company":{"plan":"free"}} """
            ),
            Is.False
        );
        Assert.That(
            await IsOnAsync(
                server,
                """ "groups":{"company":"acme"},"group_properties":{"company":{"size":1}} """
            ),
            Is.True
        );
    }

    [Test]
    public async Task Page_and_preview_know_them_too()
    {
        await using var server = await RunningServer.StartAsync(new() { Flags = Flags });
        await SendAsync(server, "/batch/", Described);
        const string question =
            """{"key":"for-pro","distinct_id":"u","groups":{"company":"acme"}}""";

        var evaluated = await server.PostAsync("/_dev/flags/evaluate", question);
        var preview = await server.PostAsync("/_dev/flags/preview", question);

        Assert.That(evaluated.Text, Does.Contain("\"enabled\":true"));
        Assert.That(preview.Text, Does.Contain("\"values\":{\"true\":1000}"));
    }

    [Test]
    public async Task Lists_the_groups()
    {
        await using var server = await RunningServer.StartAsync();
        await SendAsync(
            server,
            "/batch/",
            Described,
            """{"event":"$groupidentify","distinct_id":"u1","properties":{"$group_type":"company","$group_key":7,"$group_set":{"plan":"free"}}}""",
            """{"event":"$groupidentify","distinct_id":"u1","properties":{"$group_type":"company","$group_key":"acme","$group_set":{"plan":"free"}}}""",
            """{"event":"$groupidentify","distinct_id":"u1","properties":{"$group_set":{"plan":"nowhere"}}}"""
        );

        var groups = JsonNode.Parse((await server.GetAsync("/_dev/groups")).Text)!.AsArray();

        Assert.That(
            groups.Select(group => $"{group!["type"]} {group["key"]} {group["events"]}"),
            Is.EqualTo(["company acme 2", "company 7 1"])
        );
        Assert.That(
            groups[0]!["properties"]!.ToJsonString(),
            Is.EqualTo("""{"plan":"\u0022free\u0022","seats":"25"}""")
        );
    }

    [Test]
    public async Task Forgets_the_groups_used_least_recently_and_warns()
    {
        await using var server = await RunningServer.StartAsync(new() { Flags = Flags });
        await SendAsync(server, "/batch/", [.. Enumerable.Range(0, 1_000).Select(Group)]);
        await IsOnAsync(server, """ "groups":{"company":"c0"} """);

        await SendAsync(server, "/batch/", Group(1_000), Group(1_001));

        Assert.That(await IsOnAsync(server, """ "groups":{"company":"c0"} """), Is.True);
        Assert.That(await IsOnAsync(server, """ "groups":{"company":"c1"} """), Is.False);
        Assert.That(
            (await server.GetAsync("/_dev/warnings")).Text,
            Does.Contain("more than 1 000 groups")
        );

        static string Group(int number) =>
            $$"""{"event":"$groupidentify","distinct_id":"u1","properties":{"$group_type":"company","$group_key":"c{{number}}","$group_set":{"plan":"pro"} } }""";
    }

    private static Task SendAsync(RunningServer server, string path, params string[] events) =>
        server.PostAsync(path, A.BatchOf(events));

    private static async Task<bool> IsOnAsync(RunningServer server, string members)
    {
        var reply = await server.PostAsync(
            "/flags/",
            $$"""{"token":"t","distinct_id":"u1",{{members}}}"""
        );
        var answer = JsonNode.Parse(reply.Text)!;
        Assert.That((bool)answer["errorsWhileComputingFlags"]!, Is.False, reply.Text);
        return (bool)answer["flags"]!["for-pro"]!["enabled"]!;
    }
}
