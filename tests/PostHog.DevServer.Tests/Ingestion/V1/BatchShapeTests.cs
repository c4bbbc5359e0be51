namespace PostHog.Development.Tests.Ingestion.V1;

internal sealed class BatchShapeTests
{
    private const string CreatedAt = $"\"created_at\":\"{ForV1.Time}\"";

    private static readonly string[][] MalformedBodies =
    [
        ["", "request_parsing_error", "the body is not valid JSON"],
        ["[]", "request_parsing_error", "the body is not a JSON object"],
        ["""{"batch":[]}""", "invalid_batch", "\"created_at\" is missing or no time"],
        ["""{"created_at":"now","batch":[]}""", "invalid_batch", "\"created_at\" is missing or no"],
        ["""{"created_at":7,"batch":[]}""", "invalid_batch", "\"created_at\" is missing or no"],
        [$"{{{CreatedAt}}}", "request_parsing_error", "\"batch\" is missing or not an array"],
        [$"{{{CreatedAt},\"batch\":{{}}}}", "request_parsing_error", "\"batch\" is missing or no"],
        [$"{{{CreatedAt},\"batch\":[]}}", "empty_batch", "\"batch\" holds no event"],
        [With("api_key", "\"k\""), "request_parsing_error", "\"api_key\" belongs into no V1 body"],
        [With("token", "\"k\""), "request_parsing_error", "\"token\" belongs into no V1 body"],
        [With("sent_at", "\"t\""), "request_parsing_error", "\"sent_at\" belongs into no V1 body"],
        [
            With("historical_migration", "false"),
            "request_parsing_error",
            "\"historical_migration\" is true or left out",
        ],
    ];

    private static readonly string[][] UnfitEvents =
    [
        ["7", "request_parsing_error", "an event must be an object"],
        [Without("event"), "request_parsing_error", "\"event\" is missing or not a string"],
        [Without("uuid"), "request_parsing_error", "\"uuid\" is missing or not a string"],
        [Without("distinct_id"), "request_parsing_error", "\"distinct_id\" is missing or not a"],
        [Without("timestamp"), "request_parsing_error", "\"timestamp\" is missing or not a string"],
        [
            ForV1.Event(more: ",\"session_id\":7"),
            "request_parsing_error",
            "\"session_id\" is not a",
        ],
        [ForV1.Event(more: ",\"window_id\":{}"), "request_parsing_error", "\"window_id\" is not a"],
        [Identified(""), "missing_event_uuid", "\"uuid\" is empty"],
        [Identified("42"), "invalid_event_uuid", "\"uuid\" is not a UUID"],
        [
            Identified(ForV1.Uuid(0)),
            "duplicate_event_uuid",
            $"the uuid {ForV1.Uuid(0)} comes twice",
        ],
        [
            Identified("0198F3A0000070008000000000000000"),
            "duplicate_event_uuid",
            $"the uuid {ForV1.Uuid(0)} comes twice",
        ],
    ];

    [TestCaseSource(nameof(MalformedBodies))]
    public async Task Rejects_a_malformed_body_with_a_reason(string body, string tag, string reason)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostV1Async(body);

        Assert.That((reply.Status, reply.Error), Is.EqualTo((400, tag)));
        Assert.That(reply.Description, Does.StartWith(reason));
        Assert.That(server.Server.Requests[0].Problem, Is.EqualTo(reply.Description));
    }

    [TestCaseSource(nameof(UnfitEvents))]
    public async Task Rejects_the_whole_batch_for_one_invalid_event_and_names_its_index(
        string unfit,
        string tag,
        string reason
    )
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostV1Async(ForV1.Body(ForV1.Event("fit", 0), unfit));

        Assert.That((reply.Status, reply.Error), Is.EqualTo((400, tag)));
        Assert.That(reply.Description, Does.StartWith($"batch[1]: {reason}"));
        Assert.That(server.Server.Events, Is.Empty);
    }

    [Test]
    public async Task Accepts_a_historical_migration()
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostV1Async(With("historical_migration", "true"));

        Assert.That(reply.Status, Is.EqualTo(200));
    }

    [TestCase("0198F3A0-0000-7000-8000-000000000001")]
    [TestCase("0198f3a0000070008000000000000001")]
    [TestCase("{0198f3a0-0000-7000-8000-000000000001}")]
    [TestCase("urn:uuid:0198f3a0-0000-7000-8000-000000000001")]
    [TestCase(" 0198f3a0-0000-7000-8000-000000000001 ")]
    public async Task Accepts_a_uuid_in_any_notation_and_returns_the_canonical_one(string uuid)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostV1Async(ForV1.Body(Identified(uuid)));

        Assert.That(reply.Result(1), Is.EqualTo("ok"));
    }

    [TestCase(",\"session_id\":\"\",\"window_id\":\"w\"")]
    [TestCase(",\"session_id\":null,\"window_id\":null")]
    public async Task Accepts_events_with_and_without_session_and_window(string more)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostV1Async(ForV1.Body(ForV1.Event(more: more)));

        Assert.That(reply.Result(1), Is.EqualTo("ok"));
    }

    private static string With(string member, string json) =>
        $$"""{"{{member}}":{{json}},{{ForV1.BodyOf(1)[1..]}}""";

    private static string Without(string member) =>
        ForV1.Event().Replace($"\"{member}\"", "\"other\"", StringComparison.Ordinal);

    private static string Identified(string uuid) =>
        ForV1.Event(uuid: 9).Replace(ForV1.Uuid(9), uuid, StringComparison.Ordinal);
}
