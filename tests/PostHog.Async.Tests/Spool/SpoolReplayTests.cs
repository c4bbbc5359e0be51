using PostHog.TestKit;

namespace PostHog.Async.Tests.Spool;

public sealed class SpoolReplayTests : SpoolTest
{
    [Test]
    public async Task Closing_that_waits_for_the_spool_can_be_cancelled_and_called_again()
    {
        await SpoolAsync(Some.Event());
        using var stop = new CancellationTokenSource();
        using var held = new ManualResetEventSlim();
        Http.OnRequest = _ =>
        {
            stop.Cancel();
            held.Wait(TimeSpan.FromSeconds(30));
        };
        await using var client = new PostHogClient(Options());

        await Assert.ThatAsync(
            async () => await client.ShutdownAsync(Timeout.InfiniteTimeSpan, stop.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
        held.Set();
        await client.ShutdownAsync();

        Assert.That(client.Diagnostics.Spool!.Replayed, Is.EqualTo(1));
    }

    [Test]
    public async Task Only_the_event_that_the_server_refuses_is_dropped()
    {
        await SpoolAsync(Some.Event("good"));
        await SpoolAsync(Some.Event("bad"));
        await MergeFilesAsync();
        Http.Then(400).Then(200).Then(400);

        var counts = await ReplayAsync();

        Assert.That(Http.Requests, Has.Count.EqualTo(3));
        Assert.That(counts.Spool!.Replayed, Is.EqualTo(1));
        Assert.That(counts.Spool.Dropped, Is.EqualTo(1));
        Assert.That(Errors.Single().Events.Single().EventName, Is.EqualTo("bad"));
        Assert.That(Folder.Files, Is.Empty);
    }

    [Test]
    public async Task Events_stay_while_the_server_fails_or_refuses_the_token()
    {
        await SpoolAsync(Some.Event());
        foreach (var status in new[] { 503, 401 })
        {
            Http.Then(status);

            var counts = await ReplayAsync();

            Assert.That(counts.Spool!.Replayed, Is.Zero);
            Assert.That(Folder.Files, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Oldest_file_is_sent_first()
    {
        await SpoolAsync(Some.Event("older"));
        Time.Advance(TimeSpan.FromSeconds(1));
        await SpoolAsync(Some.Event("newer"));

        await using var client = new PostHogClient(Options());
        Http.WaitForRequests(2);
        await client.ShutdownAsync();

        Assert.That(
            Http.Requests.Select(one => (string?)one.Events[0]["event"]),
            Is.EqualTo(new[] { "older", "newer" })
        );
    }

    [Test]
    public async Task Events_older_than_the_maximum_age_are_dropped_and_reported()
    {
        var verdict = await SpoolAsync(Some.Event("old"));
        Time.Advance(TimeSpan.FromDays(8));

        var counts = await ReplayAsync();

        Assert.That(Http.Requests, Is.Empty);
        Assert.That(counts.Spool!.Dropped, Is.EqualTo(1));
        var lost = Errors.Single().Events.Single();
        Assert.That(lost.Uuid, Is.EqualTo(verdict.Uuid));
        Assert.That(lost.Failure!.Kind, Is.EqualTo(PostHogFailureKind.SpoolExpired));
        Assert.That(Log.At(PostHogLogLevel.Error), Has.One.Contains("Dropped 1 event from"));
        Assert.That(Folder.Files, Is.Empty);
    }

    [Test]
    public async Task Oldest_events_make_room_for_newer_ones()
    {
        for (var number = 0; number < 14; number++)
        {
            var large = Some.Event($"event {number}");
            large["text"] = new string('x', 100_000);
            await SpoolAsync(large, Small());
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        var lost = Errors.SelectMany(one => one.Events).ToList();
        Assert.That(lost, Is.Not.Empty);
        // All but one that may be on its way at that moment.
        var oldest = Enumerable.Range(0, lost.Count + 1).Select(number => $"event {number}");
        Assert.That(lost.Select(one => one.EventName), Is.SubsetOf(oldest));
        Assert.That(
            lost.Select(one => one.Failure!.Kind),
            Is.All.EqualTo(PostHogFailureKind.SpoolFull)
        );
        var bytes = Folder.Files.Sum(name => new FileInfo(Folder.PathOf(name)).Length);
        Assert.That(bytes, Is.LessThanOrEqualTo(1024 * 1024));
        Assert.That(Folder.Files, Has.Count.EqualTo(14 - lost.Count));
    }

    [Test]
    public async Task Client_waits_longer_after_each_failure()
    {
        await SpoolAsync(Some.Event());
        Http.Then(503).Then(503);
        await using var client = new PostHogClient(Options());
        Http.WaitForRequests(1);

        Time.AdvanceOnceAwaited(TimeSpan.FromSeconds(30));
        Http.WaitForRequests(2);
        Time.WaitForAlarm(TimeSpan.FromSeconds(90) + Elapsed);
        Time.AdvanceOnceAwaited(TimeSpan.FromSeconds(60));
        Http.WaitForRequests(3);

        Assert.That(Folder.Files, Has.Count.LessThanOrEqualTo(1));
    }

    private TimeSpan Elapsed => Time.Pauses.Aggregate(TimeSpan.Zero, (sum, one) => sum + one);

    private PostHogOptions Small()
    {
        var options = Options();
        options.Spool!.MaxBytes = 1024 * 1024;
        return options;
    }

    // As if one process had left both events.
    private Task MergeFilesAsync()
    {
        var files = Folder.Files;
        var lines = files.SelectMany(name => Folder.Read(name).Split('\n').Skip(1));
        var header = Folder.Read(files[0]).Split('\n')[0];
        Folder.Write(
            files[0],
            $"{header}\n{string.Join('\n', lines.Where(one => one.Length > 0))}\n"
        );
        File.Delete(Folder.PathOf(files[1]));
        return Task.CompletedTask;
    }
}
