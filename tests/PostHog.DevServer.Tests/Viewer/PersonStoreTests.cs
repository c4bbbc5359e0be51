using System.Text.Json;

namespace PostHog.Development.Tests.Viewer;

internal sealed class PersonStoreTests
{
    [Test]
    public async Task Joins_ids_and_properties_of_identified_persons()
    {
        await using var server = await RunningServer.StartAsync();
        await SendAsync(server, "seen", "device-7", """{"$set_once":{"first":1,"plan":"free"}}""");

        await SendAsync(
            server,
            "$identify",
            "user-1",
            """{"$anon_distinct_id":"device-7","$set":{"plan":"pro"},"$set_once":{"first":2}}"""
        );
        await SendAsync(server, "$create_alias", "user-1", """{"alias":"crm-9"}""");

        var person = (await ReadAsync(server)).Single();
        Assert.That(
            person.GetProperty("ids").EnumerateArray().Select(id => id.GetString()),
            Is.EquivalentTo(["user-1", "device-7", "crm-9"])
        );
        Assert.That(
            person.GetProperty("properties").GetProperty("plan").GetString(),
            Is.EqualTo("\"pro\"")
        );
        Assert.That(
            person.GetProperty("properties").GetProperty("first").GetString(),
            Is.EqualTo("1")
        );
        Assert.That(person.GetProperty("events").GetInt32(), Is.EqualTo(3));
        Assert.That(person.GetProperty("identified").GetBoolean(), Is.True);
    }

    [TestCase("$identify", "$anon_distinct_id", 2)]
    [TestCase("$create_alias", "alias", 2)]
    [TestCase("$merge_dangerously", "alias", 1)]
    public async Task Joins_an_identified_person_only_at_any_risk(
        string name,
        string member,
        int persons
    )
    {
        await using var server = await RunningServer.StartAsync();
        await SendAsync(server, "$identify", "user-1", """{"$anon_distinct_id":"device-1"}""");
        await SendAsync(server, "$identify", "user-2", """{"$anon_distinct_id":"device-2"}""");

        await SendAsync(server, name, "user-2", $$"""{"{{member}}":"user-1"}""");

        Assert.That(await ReadAsync(server), Has.Count.EqualTo(persons));
        Assert.That(
            await WarningsAsync(server),
            persons == 2 ? Does.Contain("is not joined to") : Is.EqualTo("[]")
        );
    }

    [Test]
    public async Task Joins_no_id_that_stands_for_nobody()
    {
        await using var server = await RunningServer.StartAsync();

        await SendAsync(server, "$identify", "user-1", """{"$anon_distinct_id":"undefined"}""");

        var ids = (await ReadAsync(server)).Single().GetProperty("ids");
        Assert.That(ids.GetRawText(), Is.EqualTo("[\"user-1\"]"));
        Assert.That(await WarningsAsync(server), Does.Contain("is not joined to"));
    }

    [TestCase("user")]
    [TestCase("n/a")]
    public async Task Joins_odd_ids_that_PostHog_joins_and_warns_of_them(string id)
    {
        await using var server = await RunningServer.StartAsync();

        await SendAsync(server, "seen", id, "{}");
        await SendAsync(server, "$identify", "user-1", $$"""{"$anon_distinct_id":"{{id}}"}""");

        Assert.That(await ReadAsync(server), Has.Count.EqualTo(1));
        Assert.That(
            await WarningsAsync(server),
            Does.Contain("stands for nobody").And.Not.Contain("is not joined to")
        );
    }

    [Test]
    public async Task Sets_once_keeps_and_unset_removes()
    {
        await using var server = await RunningServer.StartAsync();

        await SendAsync(server, "$set", "u", """{"$set":{"a":1,"b":2},"$set_once":{"a":3}}""");
        await SendAsync(server, "$set", "u", """{"$unset":["b"]}""");

        var properties = (await ReadAsync(server)).Single().GetProperty("properties");
        Assert.That(properties.GetRawText(), Is.EqualTo("""{"a":"1"}"""));
    }

    [Test]
    public async Task Leaves_out_events_that_have_no_person()
    {
        await using var server = await RunningServer.StartAsync();

        await SendAsync(server, "e", "u", """{"$process_person_profile":false,"$set":{"a":1}}""");

        Assert.That(await ReadAsync(server), Is.Empty);
    }

    [Test]
    public async Task Keeps_1000_persons()
    {
        await using var server = await RunningServer.StartAsync();
        var events = Enumerable
            .Range(0, 1_200)
            .Select(number => $$"""{"event":"e","distinct_id":"user-{{number}}"}""");

        await server.PostAsync("/batch/", A.BatchOf([.. events]));

        var persons = await ReadAsync(server);
        Assert.That(persons, Has.Count.EqualTo(1_000));
        Assert.That(persons[0].GetProperty("ids")[0].GetString(), Is.EqualTo("user-1199"));
    }

    [Test]
    public async Task Forgets_the_persons_used_least_recently_and_warns()
    {
        await using var server = await RunningServer.StartAsync(
            new()
            {
                Flags =
                    """{"flags":[{"key":"pro","active":true,"filters":{"groups":[{"properties":[{"key":"plan","type":"person","operator":"exact","value":["pro"]}]}]}}]}""",
            }
        );
        await server.PostAsync("/batch/", A.BatchOf([.. Enumerable.Range(0, 1_000).Select(Pro)]));
        Assert.That(await WarningsAsync(server), Does.Not.Contain("limit"));
        await AskAsync(server, "user-0");

        await server.PostAsync("/batch/", A.BatchOf(Pro(1_000), Pro(1_001)));

        Assert.That(await AskAsync(server, "user-0"), Does.Contain("\"enabled\":true"));
        Assert.That(await AskAsync(server, "user-1"), Does.Contain("\"enabled\":false"));
        Assert.That(await WarningsAsync(server), Does.Contain("more than 1 000 persons"));

        static string Pro(int number) =>
            $$"""{"event":"e","distinct_id":"user-{{number}}","properties":{"$set":{"plan":"pro"} } }""";
    }

    [Test]
    public async Task Warns_of_what_is_not_kept_of_a_person()
    {
        await using var server = await RunningServer.StartAsync();
        var many = string.Join(',', Enumerable.Range(0, 600).Select(n => $"\"p{n}\":{n}"));
        await SendAsync(server, "e", "u1", "{\"$set\":{" + many + "}}");
        Assert.That(await WarningsAsync(server), Does.Contain("more than 500 properties"));

        await SendAsync(server, "e", "u2", $$"""{"$set":{"bio":"{{new string('x', 5_000)}}"} }""");
        Assert.That(await WarningsAsync(server), Does.Contain("larger than 4 KiB"));

        for (var i = 0; i < 101; i++)
        {
            await SendAsync(server, "$create_alias", "u3", $$"""{"alias":"a{{i}}"}""");
        }

        Assert.That(await WarningsAsync(server), Does.Contain("more than 100 distinct ids"));
        await SendAsync(server, "e", new string('i', 5_000), "{}");
        Assert.That(await WarningsAsync(server), Does.Contain("distinct id is longer than 4 KiB"));
        Assert.That(await ReadAsync(server), Has.Count.EqualTo(3));
    }

    private static async Task<string> AskAsync(RunningServer server, string id) =>
        (await server.PostAsync("/flags/", $$"""{"token":"t","distinct_id":"{{id}}"}""")).Text;

    private static async Task<string> WarningsAsync(RunningServer server) =>
        (await server.GetAsync("/_dev/warnings")).Text;

    private static Task<Reply> SendAsync(
        RunningServer server,
        string name,
        string id,
        string properties
    ) =>
        server.PostAsync(
            "/batch/",
            A.BatchOf(
                $$"""{"event":"{{name}}","distinct_id":"{{id}}","properties":{{properties}}}"""
            )
        );

    private static async Task<IReadOnlyList<JsonElement>> ReadAsync(RunningServer server)
    {
        var reply = await server.GetAsync("/_dev/persons");
        return [.. JsonDocument.Parse(reply.Text).RootElement.EnumerateArray()];
    }
}
