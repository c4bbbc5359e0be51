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
