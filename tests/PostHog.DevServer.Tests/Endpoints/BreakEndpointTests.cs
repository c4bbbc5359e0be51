using System.Text.Json;

namespace PostHog.Development.Tests.Endpoints;

internal sealed class BreakEndpointTests
{
    [Test]
    public async Task Drops_every_tenth_event_until_ended()
    {
        await using var server = await RunningServer.StartAsync();
        await server.PostAsync("/_dev/break", """{"dropEvery":10}""");
        var names = Enumerable.Range(1, 20).Select(number => $"{number}").ToArray();

        await server.PostBatchAsync(names);
        await server.DeleteAsync("/_dev/break");
        await server.PostBatchAsync(names);

        var stored = server.EventNames.ToList();
        Assert.That(stored, Has.Count.EqualTo(38));
        Assert.That(stored.Take(18), Is.EqualTo(names.Where(name => name is not ("10" or "20"))));
    }

    [Test]
    public async Task Says_in_V1_answers_which_events_were_dropped()
    {
        await using var server = await RunningServer.StartAsync();
        await server.PostAsync("/_dev/break", """{"dropEvery":2}""");

        var reply = await server.PostV1Async(ForV1.BodyOf(3));

        Assert.That(reply.Results(), Is.EqualTo(["ok", "drop", "ok"]));
    }

    [Test]
    public async Task Uses_up_the_quota_of_flags()
    {
        await using var server = await RunningServer.StartAsync(
            new() { Flags = """{"beta":true}""" }
        );
        await server.PostAsync("/_dev/break", """{"quotaLimitedFlags":true}""");

        var answer = await server.PostAsync("/flags/", """{"token":"t","distinct_id":"u"}""");
        var definitions = await server.GetAsync("/flags/definitions?token=t");

        Assert.That(answer.Text, Does.Contain("\"quotaLimited\":[\"feature_flags\"]"));
        Assert.That(definitions.Status, Is.EqualTo(402));
    }

    [Test]
    public async Task Delays_every_answer()
    {
        await using var server = await RunningServer.StartAsync();
        await server.PostAsync("/_dev/break", """{"slowMs":1}""");

        await server.PostBatchAsync("stored all the same");

        var outcomes = await server.GetAsync("/_dev/outcomes");
        var attempt = JsonDocument.Parse(outcomes.Text).RootElement[0].GetProperty("attempts")[0];
        Assert.That(attempt.GetProperty("fault").GetString(), Is.EqualTo("delay 1 ms"));
        Assert.That(server.EventNames, Is.EqualTo(["stored all the same"]));
    }

    [TestCase("{", "not valid JSON")]
    [TestCase("null", "a JSON object is needed")]
    [TestCase("""{"slow":1}""", "there is no member \"slow\"")]
    [TestCase("""{"slowMs":-1}""", "slowMs must be from 0 to ten minutes")]
    [TestCase("""{"slowMs":1e300}""", "slowMs must be from 0 to ten minutes")]
    [TestCase("""{"dropEvery":-1}""", "dropEvery must be at least 0")]
    public async Task Refuses_what_cannot_be_read(string body, string problem)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync("/_dev/break", body);

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply.Error, Does.Contain(problem));
    }
}
