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

    [TestCase("[]", "line 1: the flags must be one JSON object")]
    [TestCase("{", "line 1: ")]
    [TestCase("{\n\"beta\":7}", "line 2: 'beta' must be true, false")]
    [TestCase("""{"beta":{"payload":1}}""", "line 1: 'beta' must be true, false")]
    [TestCase("""{"flags":[7]}""", "line 1: a flag of the definitions has no key")]
    [TestCase("{\n\"beta\":true,\n\"beta\":false}", "line 3: 'beta' is there twice")]
    [TestCase(
        "{\"flags\":[{\"key\":\"b\",\"active\":true,\"filters\":{\"groups\":[{\"properties\":[\n{\"key\":\"plan\",\"type\":\"person\",\"operator\":\"resembles\",\"value\":\"x\"}]}]}}]}",
        "line 2: the operator \"resembles\" is not known"
    )]
    [TestCase(
        "{\"flags\":[\n{\"key\":\"b\",\"active\":true}]}",
        "line 2: the flag \"b\" cannot be evaluated"
    )]
    public async Task Rejects_flags_with_a_mistake_and_keeps_the_last_good_ones(
        string flags,
        string problem
    )
    {
        await using var running = await RunningServer.StartAsync(new() { Flags = "{\"a\":true}" });

        var reply = await running.PostAsync("/_dev/flags", flags);

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That((string?)JsonNode.Parse(reply.Text)!["error"], Does.Contain(problem));
        Assert.That(await RefusalAsync(running), Does.StartWith(problem));
        Assert.That((await AskAsync(running, Question))["flags"]!["a"], Is.Not.Null);
        Assert.That(
            () => running.Server.SetFlags(flags),
            Throws.ArgumentException.With.Message.Contains(problem)
        );
    }

    [Test]
    public async Task Takes_definitions_without_their_static_cohorts()
    {
        await using var running = await RunningServer.StartAsync();

        var reply = await running.PostAsync(
            "/_dev/flags",
            """{"flags":[{"key":"b","active":true,"filters":{"groups":[{"properties":[{"key":"id","type":"cohort","value":7}]}]}}],"cohorts":{}}"""
        );

        Assert.That((reply.Status, await RefusalAsync(running)), Is.EqualTo((204, (string?)null)));
        Assert.That(
            (bool)(await AskAsync(running, Question))["errorsWhileComputingFlags"]!,
            Is.True
        );
    }

    [Test]
    public async Task Forgets_a_refusal_once_it_has_other_flags_or_none()
    {
        await using var running = await RunningServer.StartAsync();

        await running.PostAsync("/_dev/flags", "{");
        await running.PostAsync("/_dev/flags", """{"beta":true}""");
        var afterOthers = await RefusalAsync(running);
        await running.PostAsync("/_dev/flags", "{");
        await running.DeleteAsync("/_dev/flags");
        var afterNone = await RefusalAsync(running);

        Assert.That(afterOthers, Is.Null);
        Assert.That(afterNone, Is.Null);
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

    private static async Task<string?> RefusalAsync(RunningServer running) =>
        (string?)JsonNode.Parse((await running.GetAsync("/_dev/flags")).Text)!["refusal"];

    private static async Task<JsonNode> AskAsync(RunningServer running, string question) =>
        JsonNode.Parse((await running.PostAsync("/flags/?v=2", question)).Text)!;
}
