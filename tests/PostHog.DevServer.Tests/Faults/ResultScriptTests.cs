namespace PostHog.Development.Tests.Faults;

internal sealed class ResultScriptTests
{
    [Test]
    public async Task Returns_a_result_for_each_event_and_stores_the_accepted_ones()
    {
        await using var server = await RunningServer.StartAsync();
        Inject(
            server,
            ("event 0", ScriptedResult.Warning("odd")),
            ("event 1", ScriptedResult.Drop("spoilt")),
            ("event 2", ScriptedResult.Retry("not_persisted")),
            ("event 3", ScriptedResult.Limited())
        );

        var reply = await server.PostV1Async(ForV1.BodyOf(5));

        string[] results = [.. Enumerable.Range(0, 5).Select(reply.Result)];
        Assert.That(
            results,
            Is.EqualTo(["warning odd", "drop spoilt", "retry not_persisted", "limited", "ok"])
        );
        Assert.That(server.EventNames, Is.EqualTo(["event 0", "event 3", "event 4"]));
    }

    [Test]
    public async Task Matches_by_uuid_before_index_before_name_before_wildcard()
    {
        await using var server = await RunningServer.StartAsync();
        Inject(
            server,
            ("*", ScriptedResult.Warning()),
            ("event 0", ScriptedResult.Drop()),
            ("event 1", ScriptedResult.Drop()),
            ("event 2", ScriptedResult.Drop()),
            ("0", ScriptedResult.Limited()),
            ("1", ScriptedResult.Limited()),
            (ForV1.Uuid(0), ScriptedResult.Retry())
        );

        var reply = await server.PostV1Async(ForV1.BodyOf(4));

        Assert.That(reply.Results(), Is.EqualTo(["retry", "limited", "drop", "warning"]));
    }

    [Test]
    public async Task Keeps_the_result_of_an_invalid_event()
    {
        await using var server = await RunningServer.StartAsync();
        Inject(server, ("*", ScriptedResult.Ok()));

        var reply = await server.PostV1Async(ForV1.Body(ForV1.Event(more: ",\"options\":7")));

        Assert.That(reply.Result(1), Is.EqualTo("drop invalid_options"));
        Assert.That(server.Server.Events, Is.Empty);
    }

    [Test]
    public async Task Waits_for_a_V1_request_while_other_faults_play()
    {
        await using var server = await RunningServer.StartAsync();
        Inject(server, ("*", ScriptedResult.Retry()));
        server.Server.InjectFault(new Fault { Status = 503 });

        int[] plain =
        [
            (await server.PostBatchAsync("a")).Status,
            (await server.PostBatchAsync("b")).Status,
        ];
        var settled = await server.PostV1Async(ForV1.BodyOf(1));

        Assert.That(plain, Is.EqualTo([503, 200]));
        Assert.That(settled.Result(0), Is.EqualTo("retry"));
    }

    [Test]
    public async Task Applies_to_the_next_requests_and_then_serves_normally()
    {
        await using var server = await RunningServer.StartAsync();
        var results = new Dictionary<string, ScriptedResult> { ["*"] = ScriptedResult.Retry() };
        server.Server.InjectFault(new Fault { Count = 2, Results = results });

        string[] said =
        [
            (await server.PostV1Async(ForV1.BodyOf(1))).Result(0),
            (await server.PostV1Async(ForV1.BodyOf(1))).Result(0),
            (await server.PostV1Async(ForV1.BodyOf(1))).Result(0),
        ];

        Assert.That(said, Is.EqualTo(["retry", "retry", "ok"]));
        Assert.That(server.Server.EventCount, Is.EqualTo(1));
    }

    [Test]
    public async Task Stores_nothing_when_the_fault_forbids_it()
    {
        await using var server = await RunningServer.StartAsync();
        var results = new Dictionary<string, ScriptedResult> { ["*"] = ScriptedResult.Ok() };
        server.Server.InjectFault(new Fault { Results = results, Store = false });

        var reply = await server.PostV1Async(ForV1.BodyOf(1));

        Assert.That(reply.Result(0), Is.EqualTo("ok"));
        Assert.That(server.Server.Events, Is.Empty);
    }

    private static void Inject(
        RunningServer server,
        params (string Key, ScriptedResult Result)[] results
    ) =>
        server.Server.InjectFault(
            new Fault { Results = results.ToDictionary(row => row.Key, row => row.Result) }
        );
}
