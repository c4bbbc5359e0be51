namespace PostHog.Development.Tests.Ingestion.V1;

internal sealed class EventRulesTests
{
    private const int AiLimit = 8 * 1024 * 1024;

    private static readonly string[][] Unfit =
    [
        [ForV1.Event(""), "missing_event_name"],
        [ForV1.Event(new string('n', 201)), "event_name_too_long"],
        [ForV1.Event(new string('é', 101)), "event_name_too_long"],
        [ForV1.Event("$performance_event"), "dropped_performance_event"],
        [About(""), "missing_distinct_id"],
        [About(" "), "missing_distinct_id"],
        [About(new string('d', 201)), "distinct_id_too_large"],
        [
            ForV1.Event().Replace(ForV1.Time, "today", StringComparison.Ordinal),
            "invalid_event_timestamp",
        ],
        [ForV1.Event(more: ",\"properties\":[]"), "malformed_event_properties"],
        [ForV1.Event(more: ",\"properties\":null"), "malformed_event_properties"],
    ];

    [TestCaseSource(nameof(Unfit))]
    public async Task Drop_only_the_invalid_event(string unfit, string reason)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostV1Async(ForV1.Body(ForV1.Event("fit", 2), unfit));

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(reply.Result(1), Is.EqualTo($"drop {reason}"));
        Assert.That(reply.Result(2), Is.EqualTo("ok"));
        Assert.That(server.EventNames, Is.EqualTo(["fit"]));
    }

    [Test]
    public async Task Accept_a_name_and_a_distinct_id_of_200_bytes()
    {
        await using var server = await RunningServer.StartAsync();
        var json = About(new string('d', 200))
            .Replace("\"e\"", $"\"{new string('n', 200)}\"", StringComparison.Ordinal);

        var reply = await server.PostV1Async(ForV1.Body(json));

        Assert.That(reply.Result(1), Is.EqualTo("ok"));
    }

    [TestCase("order placed")]
    [TestCase("ai_trace")]
    [TestCase("$AI_trace")]
    public async Task Drop_other_events_on_the_AI_path(string name)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostV1Async(ForV1.Body(ForV1.Event(name)), ForV1.AiPath);

        Assert.That(reply.Result(1), Is.EqualTo("drop misrouted_event"));
        Assert.That(server.Server.Events, Is.Empty);
    }

    [TestCase(AiLimit, "ok")]
    [TestCase(AiLimit + 1, "drop ai_event_too_big")]
    public async Task Drop_an_AI_event_whose_properties_are_over_8_MiB(int size, string result)
    {
        await using var server = await RunningServer.StartAsync();
        const string frame = """{"p":""}""";
        var properties = $$"""{"p":"{{new string('x', size - frame.Length)}}"}""";

        var json = ForV1.Event("$ai_generation", more: $",\"properties\":{properties}");
        var reply = await server.PostV1Async(ForV1.Body(json), ForV1.AiPath);

        Assert.That(reply.Result(1), Is.EqualTo(result));
    }

    private static string About(string distinctId) =>
        ForV1.Event().Replace("\"u\"", $"\"{distinctId}\"", StringComparison.Ordinal);
}
