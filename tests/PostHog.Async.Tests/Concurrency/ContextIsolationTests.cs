using PostHog.TestKit;

namespace PostHog.Async.Tests.Concurrency;

/// <summary>Concurrent requests never see each other's context, nor does work in the background.</summary>
public sealed class ContextIsolationTests
{
    private const int Requests = 64;

    private static int EventsPerRequest => FullRun.IsOn ? 1000 : 20;

    [Test]
    public async Task Concurrent_requests_keep_their_own_context()
    {
        using var http = new FakeHttp();
        var options = Some.Options(http);
        options.FlushAt = 10;
        options.MaxQueueSize = Requests * EventsPerRequest;
        var client = new PostHogClient(options);
        var strangers = 0;
        http.OnRequest = _ => strangers += client.GetDistinctId() is null ? 0 : 1;

        await Task.WhenAll(
            Enumerable
                .Range(0, Requests)
                .Select(number => Task.Run(() => ServeAsync(client, number)))
        );
        await client.DisposeAsync();

        var events = http.Requests.SelectMany(request => request.Events).ToList();
        Assert.That(events, Has.Count.EqualTo(Requests * EventsPerRequest));
        Assert.That(
            events.Where(one =>
                (string?)one["distinct_id"] != (string?)one["properties"]!["owner"]
            ),
            Is.Empty
        );
        Assert.That(
            events.Where(one =>
                (string?)one["distinct_id"] != (string?)one["properties"]!["from_context"]
            ),
            Is.Empty
        );
        Assert.That(strangers, Is.Zero);
    }

    [Test]
    public async Task Concurrent_requests_keep_their_own_flag_properties()
    {
        using var http = new FakeHttp();
        await using var client = new PostHogClient(Some.Options(http));

        await Task.WhenAll(
            Enumerable
                .Range(0, Requests)
                .Select(number => Task.Run(() => EvaluateAsync(client, number)))
        );
        await client.EvaluateFlagsAsync("nobody");

        var questions = http.Requests.Select(request => request.Json).ToList();
        Assert.That(questions, Has.Count.EqualTo((Requests * EventsPerRequest) + 1));
        foreach (var question in questions.SkipLast(1))
        {
            var id = (string?)question["distinct_id"];
            Assert.That((string?)question["device_id"], Is.EqualTo(id));
            Assert.That((string?)question["groups"]!["team"], Is.EqualTo(id));
            Assert.That((string?)question["person_properties"]!["owner"], Is.EqualTo(id));
            Assert.That((string?)question["groups"]!["company"], Is.EqualTo(id));
            Assert.That(
                (string?)question["group_properties"]!["company"]!["owner"],
                Is.EqualTo(id)
            );
        }

        Assert.That(questions[^1]["person_properties"], Is.Empty);
        Assert.That(questions[^1]["groups"], Is.Empty);
    }

    private static async Task EvaluateAsync(PostHogClient client, int number)
    {
        var id = $"user-{number}";
        using var scope = client.BeginContext(
            new()
            {
                DistinctId = id,
                DeviceId = id,
                Groups = { ["team"] = id },
                IsFresh = true,
            }
        );
        client.SetPersonPropertiesForFlags([new("owner", id)]);
        client.SetGroupPropertiesForFlags("company", id, [new("owner", id)]);
        for (var count = 0; count < EventsPerRequest; count++)
        {
            await Task.Yield();
            await client.EvaluateFlagsAsync();
        }
    }

    private static async Task ServeAsync(PostHogClient client, int number)
    {
        var id = $"user-{number}";
        using var scope = client.BeginContext(
            new()
            {
                DistinctId = id,
                IsFresh = true,
                Properties = { ["from_context"] = id },
            }
        );
        for (var count = 0; count < EventsPerRequest; count++)
        {
            await Task.Yield();
            client.Enqueue(new PostHogEvent("served") { ["owner"] = id });
        }
    }
}
