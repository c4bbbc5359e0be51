using System.Text.Json;

namespace PostHog.Development.Tests.Endpoints;

internal sealed class EventsEndpointTests
{
    [TestCase("""{"event":"e","distinct_id":"u","timestamp":"2024-01-01T00:00:00.000+02:00"}""")]
    [TestCase("""{"event":"e","distinct_id":"u","properties":{"day":"2024-02-30","at":"12:00"}}""")]
    [TestCase(
        """{"event":"e","distinct_id":"u","properties":{"n":1.10,"big":12345678901234567890}}"""
    )]
    [TestCase("""{"event":"é\u00e9😀","distinct_id":"<&'>"}""")]
    [TestCase("""{ "event" : "e" , "distinct_id" : "u" }""")]
    public async Task Shows_an_event_exactly_as_it_was_sent(string json)
    {
        await using var server = await RunningServer.StartAsync();
        await server.PostAsync("/batch/", A.BatchOf(json));

        var reply = await server.GetAsync("/_dev/events");

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(reply.Text, Is.EqualTo($"[{json}]"));
        Assert.That(
            reply.Message.Content.Headers.ContentType?.MediaType,
            Is.EqualTo("application/json")
        );
    }

    [Test]
    public async Task Shows_the_events_as_an_array_oldest_first()
    {
        await using var server = await RunningServer.StartAsync();
        await server.PostBatchAsync("one");
        await server.PostBatchAsync("two", "three");

        var reply = await server.GetAsync("/_dev/events");

        var names = JsonDocument.Parse(reply.Text).RootElement.EnumerateArray();
        Assert.That(
            names.Select(one => one.GetProperty("event").GetString()),
            Is.EqualTo(["one", "two", "three"])
        );
    }

    [Test]
    public async Task Shows_an_empty_array_when_there_are_none()
    {
        await using var server = await RunningServer.StartAsync();

        Assert.That((await server.GetAsync("/_dev/events")).Text, Is.EqualTo("[]"));
    }

    [Test]
    public async Task Clears_only_the_events()
    {
        await using var server = await RunningServer.StartAsync();
        await server.PostBatchAsync("gone");

        var reply = await server.DeleteAsync("/_dev/events");

        Assert.That(reply.Status, Is.EqualTo(204));
        Assert.That(server.Server.Events, Is.Empty);
        Assert.That(server.Server.Requests, Has.Count.EqualTo(1));
    }
}
