using System.Text.Json;

namespace PostHog.Development.Tests.Viewer;

internal sealed class StreamTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Test]
    public async Task Sends_what_is_there_and_then_what_is_new()
    {
        await using var server = await RunningServer.StartAsync();
        await server.PostBatchAsync("before");
        using var stream = await OpenAsync(server, "/_dev/stream");

        var first = await ReadAsync(stream);
        await server.PostAsync("/batch/", A.BatchOf(Unfit));
        var second = await ReadAsync(stream);

        var known = first.GetProperty("events")[0];
        Assert.That(known.GetProperty("name").GetString(), Is.EqualTo("before"));
        Assert.That(known.GetProperty("result").GetString(), Is.EqualTo("ok"));
        Assert.That(first.GetProperty("eventCount").GetInt32(), Is.EqualTo(1));
        Assert.That(second.GetProperty("events").GetArrayLength(), Is.Zero);
        var request = second.GetProperty("requests").EnumerateArray().Last();
        Assert.That(request.GetProperty("path").GetString(), Is.EqualTo("/batch/"));
    }

    [Test]
    public async Task Sends_why_an_event_was_dropped()
    {
        await using var server = await RunningServer.StartAsync();
        using var stream = await OpenAsync(server, "/_dev/stream");
        await ReadAsync(stream);

        await server.PostV1Async(ForV1.Body(ForV1.Event("misrouted")), ForV1.AiPath);

        var row = (await ReadEventsAsync(stream))[0];
        Assert.That(row.GetProperty("result").GetString(), Is.EqualTo("drop"));
        Assert.That(row.GetProperty("details").GetString(), Is.EqualTo("misrouted_event"));
        var number = row.GetProperty("n").GetInt64();
        var full = await server.GetAsync($"/_dev/events/{number}");
        Assert.That(full.Text, Does.Contain("\"misrouted\""));
    }

    [Test]
    public async Task Continues_after_the_last_known_event()
    {
        await using var server = await RunningServer.StartAsync();
        await server.PostBatchAsync("one", "two", "three");

        using var stream = await OpenAsync(server, "/_dev/stream?after=2");

        var events = await ReadEventsAsync(stream);
        Assert.That(events.GetArrayLength(), Is.EqualTo(1));
        Assert.That(events[0].GetProperty("name").GetString(), Is.EqualTo("three"));
    }

    [Test]
    public async Task Sends_everything_that_is_kept_to_a_page_that_opens()
    {
        await using var server = await RunningServer.StartAsync(new() { EventLimit = 10_000 });
        string[] names = [.. Enumerable.Range(1, 10_063).Select(number => $"{number}")];
        await server.PostBatchAsync(names);
        using var stream = await OpenAsync(server, "/_dev/stream?after=0");

        var numbers = new List<long>();
        while (numbers.Count < 10_000)
        {
            var events = await ReadEventsAsync(stream);
            numbers.AddRange(
                events.EnumerateArray().Select(one => one.GetProperty("n").GetInt64())
            );
        }

        Assert.That(numbers, Is.EqualTo(Enumerable.Range(64, 10_000)));
    }

    [Test]
    public async Task Cuts_long_names_and_ids_in_rows_alone()
    {
        await using var server = await RunningServer.StartAsync();
        var name = new string('n', 100_000);
        await server.PostBatchAsync(name);
        using var stream = await OpenAsync(server, "/_dev/stream");

        var row = (await ReadEventsAsync(stream))[0];

        Assert.That(row.GetProperty("name").GetString(), Has.Length.EqualTo(201));
        Assert.That(server.EventNames, Is.EqualTo([name]));
    }

    [Test]
    public async Task Joins_the_attempts_of_a_batch()
    {
        await using var server = await RunningServer.StartAsync();
        server.Server.InjectFault(new Fault { Status = 503, Count = 2 });
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await server.PostV1Async(ForV1.BodyOf(2));
        }

        var reply = await server.GetAsync("/_dev/outcomes");

        var outcome = JsonDocument.Parse(reply.Text).RootElement.EnumerateArray().Single();
        Assert.That(
            outcome
                .GetProperty("attempts")
                .EnumerateArray()
                .Select(one => one.GetProperty("status").GetInt32()),
            Is.EqualTo([503, 503, 200])
        );
        Assert.That(
            outcome.GetProperty("outcome").GetString(),
            Is.EqualTo("answered with success at attempt 3")
        );
    }

    [Test]
    public async Task Ends_when_the_server_stops()
    {
        var server = await RunningServer.StartAsync();
        using var stream = await OpenAsync(server, "/_dev/stream");
        await ReadAsync(stream);

        await server.Server.DisposeAsync();

        var end = stream.ReadToEndAsync();
        Assert.That(await Task.WhenAny(end, Task.Delay(Limit)), Is.SameAs(end));
        await server.DisposeAsync();
    }

    private const string Unfit = """{"event":"unfit"}""";

    private static async Task<StreamReader> OpenAsync(RunningServer server, string path) =>
        new(await server.Client.GetStreamAsync(path));

    // The row of the request may come before those of its events.
    private static async Task<JsonElement> ReadEventsAsync(StreamReader stream)
    {
        while (true)
        {
            var events = (await ReadAsync(stream)).GetProperty("events");
            if (events.GetArrayLength() > 0)
            {
                return events;
            }
        }
    }

    private static async Task<JsonElement> ReadAsync(StreamReader stream)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (await stream.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return JsonDocument.Parse(line["data: ".Length..]).RootElement;
            }
        }

        throw new EndOfStreamException();
    }
}
