namespace PostHog.Development.Tests.Storms;

internal sealed class StormRunTests
{
    [TestCase(408)]
    [TestCase(503)]
    public async Task Returns_an_error_status_and_stores_nothing(int status)
    {
        await using var server = await RageAsync(Certain(status));

        var reply = await server.PostBatchAsync("lost");

        Assert.That(reply.Status, Is.EqualTo(status));
        Assert.That(reply.Message.Headers.RetryAfter, Is.Null);
        Assert.That(server.Server.Events, Is.Empty);
    }

    [TestCase(5, "0.005")]
    [TestCase(1_500, "1.5")]
    [TestCase(2_000, "2")]
    public async Task Sends_Retry_After_in_fractions_of_seconds(int milliseconds, string sent)
    {
        await using var server = await RageAsync(
            new Storm
            {
                Statuses = new Dictionary<int, double> { [503] = 1 },
                RetryAfterShare = 1,
                RetryAfter = TimeSpan.FromMilliseconds(milliseconds),
            }
        );

        var reply = await server.PostBatchAsync("later");

        Assert.That(reply.Message.Headers.NonValidated["Retry-After"].ToString(), Is.EqualTo(sent));
    }

    [TestCase("abort", 0, 0)]
    [TestCase("abort", 1, 1)]
    [TestCase("reset", 0, 0)]
    [TestCase("reset", 1, 1)]
    [TestCase("truncate", 0, 0)]
    [TestCase("truncate", 1, 1)]
    public async Task Loses_the_response_and_stores_a_share_of_the_events(
        string kind,
        double share,
        int stored
    )
    {
        await using var server = await RageAsync(
            new Storm
            {
                Abort = kind == "abort" ? 1 : 0,
                Reset = kind == "reset" ? 1 : 0,
                Truncate = kind == "truncate" ? 1 : 0,
                StoredShare = share,
            }
        );

        await Assert.ThatAsync(
            () => server.PostBatchAsync("cut"),
            Throws.InstanceOf<HttpRequestException>()
        );

        Assert.That(server.Server.EventCount, Is.EqualTo(stored));
        Assert.That(server.Server.StormCounts, Is.EqualTo(Counts((kind, 1))));
    }

    [Test]
    public async Task Stalls_and_stores_the_events()
    {
        await using var server = await RageAsync(
            new Storm { Stall = 1, StallFor = TimeSpan.FromMilliseconds(1) }
        );

        Assert.That((await server.PostBatchAsync("kept")).Status, Is.EqualTo(200));
        Assert.That(server.Server.StormCounts, Is.EqualTo(Counts(("stall", 1))));
    }

    [Test]
    public async Task Returns_413_only_for_batches_above_the_limit()
    {
        await using var server = await RageAsync(new Storm { TooLarge = 1, TooLargeAbove = 2 });

        int[] statuses =
        [
            (await server.PostBatchAsync("1", "2", "3")).Status,
            (await server.PostBatchAsync("1", "2")).Status,
        ];

        Assert.That(statuses, Is.EqualTo([413, 200]));
        Assert.That(
            server.Server.StormCounts,
            Is.EqualTo(Counts(("served", 1), ("status 413", 1)))
        );
    }

    [Test]
    public async Task Returns_retry_for_at_least_one_event_and_stores_the_others()
    {
        await using var server = await RageAsync(new Storm { Partial = 1, PartialShare = 0 });

        var reply = await server.PostV1Async(ForV1.BodyOf(9));

        Assert.That(reply.Results().Count(said => said == "retry"), Is.EqualTo(1));
        Assert.That(server.Server.EventCount, Is.EqualTo(8));
    }

    [Test]
    public async Task Serves_V0_requests_normally_instead_of_partially()
    {
        await using var server = await RageAsync(new Storm { Partial = 1 });

        Assert.That((await server.PostBatchAsync("kept")).Status, Is.EqualTo(200));
        Assert.That(server.Server.StormCounts, Is.EqualTo(Counts(("served", 1))));
    }

    [Test]
    public async Task Serves_a_request_after_the_maximum_of_consecutive_faults()
    {
        await using var server = await RageAsync(Certain(503, maxConsecutive: 2));

        var statuses = new List<int>();
        for (var attempt = 0; attempt < 6; attempt++)
        {
            statuses.Add((await server.PostV1Async(ForV1.BodyOf(attempt + 1))).Status);
        }

        Assert.That(statuses, Is.EqualTo([503, 503, 200, 503, 503, 200]));
    }

    [Test]
    public async Task Identifies_V1_requests_by_id()
    {
        await using var server = await RageAsync(Certain(503, maxConsecutive: 1));
        var other = ("PostHog-Request-Id", ForV1.Uuid(7));

        int[] statuses =
        [
            (await server.PostV1Async(ForV1.BodyOf(1))).Status,
            (await server.PostV1Async(ForV1.BodyOf(1), ForV1.Path, other)).Status,
            (await server.PostV1Async(ForV1.BodyOf(1))).Status,
        ];

        Assert.That(statuses, Is.EqualTo([503, 503, 200]));
    }

    [Test]
    public async Task Identifies_V0_requests_by_their_events()
    {
        await using var server = await RageAsync(Certain(503, maxConsecutive: 1));

        int[] statuses =
        [
            (await server.PostAsync("/batch/", """{"sent_at":"1",""" + A.Batch("a")[1..])).Status,
            (await server.PostBatchAsync("b")).Status,
            (await server.PostAsync("/batch/", """{"sent_at":"2",""" + A.Batch("a")[1..])).Status,
        ];

        Assert.That(statuses, Is.EqualTo([503, 503, 200]));
    }

    [Test]
    public async Task Is_reproducible_with_the_same_seed()
    {
        var first = await RecordAsync(seed: 5);
        var again = await RecordAsync(seed: 5);
        var other = await RecordAsync(seed: 6);

        Assert.That(again, Is.EqualTo(first));
        Assert.That(other, Is.Not.EqualTo(first));
        Assert.That(first.Distinct(), Is.EquivalentTo([200, 500, 503]));
    }

    [Test]
    public async Task Matches_its_probabilities_approximately()
    {
        await using var server = await RageAsync(
            new Storm
            {
                Statuses = new Dictionary<int, double> { [500] = 0.2, [503] = 0.3 },
            }
        );

        for (var request = 0; request < 400; request++)
        {
            await server.PostBatchAsync($"{request}");
        }

        var counts = server.Server.StormCounts;
        Assert.That(counts["status 500"], Is.InRange(50, 110));
        Assert.That(counts["status 503"], Is.InRange(85, 155));
        Assert.That(counts.Values.Sum(), Is.EqualTo(400));
    }

    private static async Task<List<int>> RecordAsync(int seed)
    {
        await using var server = await RageAsync(
            new Storm
            {
                Seed = seed,
                Statuses = new Dictionary<int, double> { [500] = 0.3, [503] = 0.3 },
            }
        );
        var statuses = new List<int>();
        for (var request = 0; request < 30; request++)
        {
            statuses.Add((await server.PostBatchAsync($"{request}")).Status);
        }

        return statuses;
    }

    private static async Task<RunningServer> RageAsync(Storm storm)
    {
        var server = await RunningServer.StartAsync();
        server.Server.StartStorm(storm);
        return server;
    }

    private static Storm Certain(int status, int maxConsecutive = 3) =>
        new()
        {
            Statuses = new Dictionary<int, double> { [status] = 1 },
            MaxConsecutive = maxConsecutive,
        };

    private static Dictionary<string, long> Counts(params (string Name, long Count)[] rows) =>
        rows.ToDictionary(row => row.Name, row => row.Count);
}
