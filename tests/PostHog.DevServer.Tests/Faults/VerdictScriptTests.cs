namespace PostHog.Development.Tests.Faults;

internal sealed class VerdictScriptTests
{
    [Test]
    public async Task Settles_each_event_and_stores_what_is_neither_dropped_nor_to_be_retried()
    {
        await using var server = await RunningServer.StartAsync();
        Inject(
            server,
            ("event 0", EventVerdict.Warning("odd")),
            ("event 1", EventVerdict.Drop("spoilt")),
            ("event 2", EventVerdict.Retry("not_persisted")),
            ("event 3", EventVerdict.Limited())
        );

        var reply = await server.PostV1Async(ForV1.BodyOf(5));

        string[] verdicts = [.. Enumerable.Range(0, 5).Select(reply.Verdict)];
        Assert.That(
            verdicts,
            Is.EqualTo(["warning odd", "drop spoilt", "retry not_persisted", "limited", "ok"])
        );
        Assert.That(server.EventNames, Is.EqualTo(["event 0", "event 3", "event 4"]));
    }

    [Test]
    public async Task Prefers_the_uuid_to_the_index_to_the_name_to_the_star()
    {
        await using var server = await RunningServer.StartAsync();
        Inject(
            server,
            ("*", EventVerdict.Warning()),
            ("event 0", EventVerdict.Drop()),
            ("event 1", EventVerdict.Drop()),
            ("event 2", EventVerdict.Drop()),
            ("0", EventVerdict.Limited()),
            ("1", EventVerdict.Limited()),
            (ForV1.Uuid(0), EventVerdict.Retry())
        );

        var reply = await server.PostV1Async(ForV1.BodyOf(4));

        Assert.That(reply.Verdicts(), Is.EqualTo(["retry", "limited", "drop", "warning"]));
    }

    [Test]
    public async Task Leaves_an_unfit_event_its_own_verdict()
    {
        await using var server = await RunningServer.StartAsync();
        Inject(server, ("*", EventVerdict.Ok()));

        var reply = await server.PostV1Async(ForV1.Body(ForV1.Event(more: ",\"options\":7")));

        Assert.That(reply.Verdict(1), Is.EqualTo("drop invalid_options"));
        Assert.That(server.Server.Events, Is.Empty);
    }

    [Test]
    public async Task Waits_for_a_V1_request_and_lets_other_faults_pass()
    {
        await using var server = await RunningServer.StartAsync();
        Inject(server, ("*", EventVerdict.Retry()));
        server.Server.InjectFault(new Fault { Status = 503 });

        int[] plain =
        [
            (await server.PostBatchAsync("a")).Status,
            (await server.PostBatchAsync("b")).Status,
        ];
        var settled = await server.PostV1Async(ForV1.BodyOf(1));

        Assert.That(plain, Is.EqualTo([503, 200]));
        Assert.That(settled.Verdict(0), Is.EqualTo("retry"));
    }

    [Test]
    public async Task Applies_to_the_next_requests_and_then_serves_as_usual()
    {
        await using var server = await RunningServer.StartAsync();
        var verdicts = new Dictionary<string, EventVerdict> { ["*"] = EventVerdict.Retry() };
        server.Server.InjectFault(new Fault { Count = 2, Verdicts = verdicts });

        string[] said =
        [
            (await server.PostV1Async(ForV1.BodyOf(1))).Verdict(0),
            (await server.PostV1Async(ForV1.BodyOf(1))).Verdict(0),
            (await server.PostV1Async(ForV1.BodyOf(1))).Verdict(0),
        ];

        Assert.That(said, Is.EqualTo(["retry", "retry", "ok"]));
        Assert.That(server.Server.EventCount, Is.EqualTo(1));
    }

    [Test]
    public async Task Stores_nothing_when_the_fault_forbids_it()
    {
        await using var server = await RunningServer.StartAsync();
        var verdicts = new Dictionary<string, EventVerdict> { ["*"] = EventVerdict.Ok() };
        server.Server.InjectFault(new Fault { Verdicts = verdicts, Store = false });

        var reply = await server.PostV1Async(ForV1.BodyOf(1));

        Assert.That(reply.Verdict(0), Is.EqualTo("ok"));
        Assert.That(server.Server.Events, Is.Empty);
    }

    private static void Inject(
        RunningServer server,
        params (string Key, EventVerdict Verdict)[] verdicts
    ) =>
        server.Server.InjectFault(
            new Fault { Verdicts = verdicts.ToDictionary(row => row.Key, row => row.Verdict) }
        );
}
