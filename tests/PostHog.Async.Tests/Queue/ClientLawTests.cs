using FsCheck;
using FsCheck.Fluent;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Queue;

/// <summary>
/// For any sequence of calls and responses: every accepted event is delivered or reported exactly once, order is kept,
/// ids and times are stable, and no batch exceeds its retries.
/// </summary>
public sealed class ClientLawTests
{
    private const int MaxRetries = 2;

    private static readonly Gen<(int[] Deeds, int[] Answers)> Plays =
        from deeds in Gen.Choose(0, 11).ArrayOf(40)
        from answers in Gen.Choose(0, 9).ArrayOf(60)
        select (deeds, answers);

    [Test]
    public async Task Accounts_for_every_event_in_any_sequence_of_calls() =>
        await Law.HoldsInPlayAsync(Plays, PlayAsync);

    private static async Task PlayAsync((int[] Deeds, int[] Answers) play)
    {
        using var http = new FakeHttp();
        var statuses = Script(http, play.Answers);
        var time = new FakeTime();
        var run = new StormRecord(Options(http, time));
        await using var client = new PostHogClient(run.Options);
        foreach (var deed in play.Deeds)
        {
            await DoAsync(deed, client, time, run);
        }

        await client.ShutdownAsync();
        Check(http, statuses, run, client.Diagnostics.Events);
    }

    private static async Task DoAsync(
        int deed,
        PostHogClient client,
        FakeTime time,
        StormRecord run
    )
    {
        switch (deed)
        {
            case < 6:
                run.Take(client.Enqueue(Some.Event("queued")));
                break;
            case < 8:
                await client.FlushAsync();
                break;
            case 8:
                time.Advance(TimeSpan.FromSeconds(3));
                break;
            case 9:
                client.OptOut();
                break;
            case 10:
                client.OptIn();
                break;
            default:
                var result = await client.CaptureBatchAsync(Some.Events(3));
                run.Take(result);
                break;
        }
    }

    private static PostHogOptions Options(FakeHttp http, FakeTime time)
    {
        var options = Some.Options(http, time);
        options.MaxRetries = MaxRetries;
        options.MaxQueueSize = 8;
        options.FlushAt = 3;
        options.MaxBatchSize = 4;
        return options;
    }

    // What the requests are answered with, in order; 0 is a connection that breaks.
    private static List<int> Script(FakeHttp http, int[] answers)
    {
        var statuses = new List<int>();
        foreach (var answer in answers)
        {
            var status = answer switch
            {
                < 5 => 200,
                5 or 6 => 503,
                7 => 400,
                8 => 413,
                _ => 0,
            };
            statuses.Add(status);
            if (status == 0)
            {
                http.ThenThrow(new IOException("cut"));
            }
            else
            {
                http.Then(status, retryAfter: answer == 6 ? "20" : null);
            }
        }

        return statuses;
    }

    private static void Check(
        FakeHttp http,
        List<int> statuses,
        StormRecord run,
        QueueDiagnostics counts
    )
    {
        var requests = http.Requests.Select(sent => sent.Events).ToList();
        var delivered = requests
            .Where((_, number) => number >= statuses.Count || statuses[number] == 200)
            .SelectMany(sent => sent)
            .Select(one => (Guid)one["uuid"]!)
            .ToList();
        var accepted = run.Accepted;
        var ended = delivered.Concat(run.Lost.Keys);
        Assert.That(ended, Is.EquivalentTo(accepted));
        Assert.That(run.Lost.Keys.Where(delivered.Contains), Is.Empty);
        Assert.That(counts.Accepted, Is.EqualTo(accepted.Count));
        Assert.That(counts.Delivered, Is.EqualTo(delivered.Count));

        var sent = requests.SelectMany(events => events).ToList();
        var versions = sent.Select(one => one.ToString()).Distinct().Count();
        var queued = sent.Where(one => (string?)one["event"] is "queued")
            .Select(one => (string)one["uuid"]!)
            .Distinct();
        Assert.That(
            versions,
            Is.EqualTo(sent.Select(one => (Guid)one["uuid"]!).Distinct().Count())
        );
        Assert.That(queued, Is.EqualTo(InOrder(run, queued)));

        var attempts = requests
            .GroupBy(events => string.Join(' ', events.Select(one => (string)one["uuid"]!)))
            .Select(same => same.Count());
        Assert.That(attempts, Is.All.LessThanOrEqualTo(MaxRetries + 1));
    }

    private static IEnumerable<string> InOrder(StormRecord run, IEnumerable<string> uuids) =>
        run.Queued.Select(uuid => uuid.ToString("D")).Where(uuids.Contains);
}
