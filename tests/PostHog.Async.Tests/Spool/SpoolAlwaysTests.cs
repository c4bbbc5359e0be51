using PostHog.TestKit;

namespace PostHog.Async.Tests.Spool;

public sealed class SpoolAlwaysTests : SpoolTest
{
    private protected override PostHogOptions Options()
    {
        var options = base.Options();
        options.Spool!.Mode = SpoolMode.Always;
        return options;
    }

    [Test]
    public async Task Queued_event_is_in_a_file_before_the_call_returns()
    {
        await using var client = new PostHogClient(Options());

        var queued = client.Enqueue(Some.Event("order placed"));

        Assert.That(queued.IsSpooled, Is.False);
        Assert.That(TextOfOpenFile(), Does.Contain("order placed"));
    }

    [Test]
    public async Task Captured_event_is_in_a_file_while_it_is_sent()
    {
        var text = "";
        Http.OnRequest = _ => text = TextOfOpenFile();
        await using var client = new PostHogClient(Options());

        var result = await client.CaptureAsync(Some.Event("order placed"));

        Assert.That(result.IsDelivered);
        Assert.That(text, Does.Contain("order placed"));
    }

    [Test]
    public async Task File_is_gone_when_all_its_events_are_delivered()
    {
        var client = new PostHogClient(Options());
        client.Enqueue(Some.Event("queued"));
        await client.CaptureAsync(Some.Event("captured"));

        await client.DisposeAsync();

        Assert.That(Folder.Files, Is.Empty);
        Assert.That(Http.Requests.Sum(one => one.Events.Count), Is.EqualTo(2));
    }

    [Test]
    public async Task Event_that_is_delivered_is_not_sent_again_and_the_others_are()
    {
        var name = "";
        var text = "";
        await using (var client = new PostHogClient(Options()))
        {
            await client.CaptureAsync(Some.Event("delivered"));
            client.Enqueue(Some.Event("left"));
            // What a killed process would leave.
            (name, text) = (Folder.Files[0], TextOfOpenFile());
        }

        Folder.Write(name, text);
        var sent = Http.Requests.Count;

        await ReplayAsync();

        var again = Http.Requests.Skip(sent).SelectMany(one => one.Events);
        Assert.That(again.Select(one => (string?)one["event"]), Is.EqualTo(new[] { "left" }));
    }

    [Test]
    public async Task Refused_event_is_not_kept()
    {
        Http.Then(400);
        await using (var client = new PostHogClient(Options()))
        {
            await client.CaptureAsync(Some.Event());
        }

        Assert.That(Folder.Files, Is.Empty);
    }

    [Test]
    public async Task Events_of_a_running_process_are_not_sent_by_another_one()
    {
        await using var first = new PostHogClient(Options());
        first.Enqueue(Some.Event());
        using var other = new FakeHttp();

        await ReplayAsync(OptionsWith(other));

        Assert.That(other.Requests, Is.Empty);
    }

    [Test]
    public async Task Event_whose_attempts_failed_is_spooled_without_being_written_again()
    {
        Http.Then(503);
        var options = Options();
        options.MaxRetries = 0;
        await using (var client = new PostHogClient(options))
        {
            var result = await client.CaptureAsync(Some.Event("once"));
            Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.Spooled));
        }

        Assert.That(Folder.Read(Folder.Files[0]).Split('\n'), Has.Length.EqualTo(3));
    }

    [Test]
    public async Task Event_whose_file_was_deleted_by_an_opt_out_is_written_again_when_it_fails()
    {
        Http.Then(503);
        var options = Options();
        options.MaxRetries = 0;
        await using (var client = new PostHogClient(options))
        {
            client.Enqueue(Some.Event("queued before"));
            client.OptOut();
            client.OptIn();

            var result = await client.FlushAsync();
            Assert.That(result.Spooled, Is.EqualTo(1));
        }

        Assert.That(Folder.Read(Folder.Files.Single()), Does.Contain("queued before"));
    }

    // The lock of the client is advisory on Unix, for programs that ask for it.
    private string TextOfOpenFile()
    {
        using var cat = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo("cat", [Folder.PathOf(Folder.Files[0])])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            }
        )!;
        return cat.StandardOutput.ReadToEnd();
    }
}
