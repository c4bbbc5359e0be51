using System.Text.Json.Nodes;

namespace PostHog.Development.Tests.Endpoints;

public sealed class FlagsEndpointTests
{
    private const string Question = """{"token":"phc_t","distinct_id":"user-42"}""";

    [Test]
    public async Task Returns_the_configured_values()
    {
        await using var running = await RunningServer.StartAsync(
            new()
            {
                Flags = """
                {"beta":true,"old":false,"layout":"wide","banner":{"value":"a","payload":{"title":"Hi"}}}
                """,
            }
        );

        var flags = (await AskAsync(running, Question))["flags"]!;

        Assert.That((bool)flags["beta"]!["enabled"]!, Is.True);
        Assert.That((bool)flags["old"]!["enabled"]!, Is.False);
        Assert.That((string?)flags["layout"]!["variant"], Is.EqualTo("wide"));
        Assert.That(
            (string?)flags["banner"]!["metadata"]!["payload"],
            Is.EqualTo("{\"title\":\"Hi\"}")
        );
    }

    [Test]
    public async Task Returns_only_the_requested_keys()
    {
        await using var running = await RunningServer.StartAsync(
            new() { Flags = """{"beta":true,"layout":"wide"}""" }
        );

        var answer = await AskAsync(
            running,
            """{"token":"phc_t","distinct_id":"user-42","flag_keys_to_evaluate":["layout","nowhere"]}"""
        );

        Assert.That(answer["flags"]!.AsObject().Select(flag => flag.Key), Is.EqualTo(["layout"]));
    }

    [Test]
    public async Task Omits_client_flags_for_a_server()
    {
        await using var running = await RunningServer.StartAsync(
            new()
            {
                Flags = """
                {"flags":[{"key":"browser","evaluation_runtime":"client","filters":{"groups":[{}]}},
                {"key":"beta","filters":{"groups":[{}]}}]}
                """,
            }
        );

        var server = await AskAsync(
            running,
            """{"token":"phc_t","distinct_id":"user-42","evaluation_runtime":"server"}"""
        );
        var anybody = await AskAsync(running, Question);

        Assert.That(server["flags"]!.AsObject().Select(flag => flag.Key), Is.EqualTo(["beta"]));
        Assert.That((bool)server["errorsWhileComputingFlags"]!, Is.False);
        Assert.That(anybody["flags"]!.AsObject(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Accepts_other_flags_while_running()
    {
        await using var running = await RunningServer.StartAsync();

        await running.PostAsync("/_dev/flags", """{"beta":true}""");
        var before = await AskAsync(running, Question);
        await running.DeleteAsync("/_dev/flags");
        var after = await AskAsync(running, Question);

        Assert.That(before["flags"]!.AsObject(), Has.Count.EqualTo(1));
        Assert.That(after["flags"]!.AsObject(), Is.Empty);
    }

    [Test]
    public async Task Reports_definitions_that_it_cannot_evaluate()
    {
        await using var running = await RunningServer.StartAsync(
            new() { Flags = """{"flags":[{"key":"beta","active":true}],"group_type_mapping":{}}""" }
        );

        var answer = await AskAsync(running, Question);

        Assert.That((bool)answer["errorsWhileComputingFlags"]!, Is.True);
        Assert.That((bool)answer["flags"]!["beta"]!["failed"]!, Is.True);
    }

    [TestCase("[]")]
    [TestCase("{")]
    [TestCase("""{"beta":7}""")]
    [TestCase("""{"beta":{"payload":1}}""")]
    [TestCase("""{"flags":[7]}""")]
    public async Task Rejects_invalid_flags(string flags)
    {
        await using var running = await RunningServer.StartAsync(new() { Flags = "{\"a\":true}" });

        var reply = await running.PostAsync("/_dev/flags", flags);

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That((await AskAsync(running, Question))["flags"]!["a"], Is.Not.Null);
        Assert.Throws<ArgumentException>(() => running.Server.SetFlags(flags));
    }

    [TestCase("{", 400)]
    [TestCase("[]", 401)]
    [TestCase("""{"distinct_id":"user-42"}""", 401)]
    [TestCase("""{"token":"phc_t"}""", 400)]
    public async Task Rejects_a_malformed_request(string question, int status)
    {
        await using var running = await RunningServer.StartAsync();

        var reply = await running.PostAsync("/flags/?v=2", question);

        Assert.That(reply.Status, Is.EqualTo(status));
    }

    [Test]
    public async Task Plays_the_faults_that_were_injected()
    {
        await using var running = await RunningServer.StartAsync();
        running.Server.InjectFault(new Fault { Status = 503 });

        var first = await running.PostAsync("/flags/?v=2", Question);
        var second = await running.PostAsync("/flags/?v=2", Question);

        Assert.That(first.Status, Is.EqualTo(503));
        Assert.That(second.Status, Is.EqualTo(200));
    }

    private static async Task<JsonNode> AskAsync(RunningServer running, string question) =>
        JsonNode.Parse((await running.PostAsync("/flags/?v=2", question)).Text)!;
}
