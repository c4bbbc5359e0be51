namespace PostHog.Development.Tests.Persistence;

internal sealed class EventFileTests
{
    private string _folder = null!;
    private string _file = null!;

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("posthog-events-").FullName;
        _file = Path.Combine(_folder, "events.db");
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Keeps_events_over_restarts_as_they_were_sent()
    {
        await using (var first = await StartAsync())
        {
            await first.PostBatchAsync("one", "two");
        }

        await using var second = await StartAsync();
        await second.PostBatchAsync("three");

        Assert.That(second.EventNames, Is.EqualTo(["one", "two", "three"]));
        Assert.That(second.Server.EventCount, Is.EqualTo(3));
        Assert.That(second.Server.Events[0].Path, Is.EqualTo("/batch/"));
        Assert.That(second.Server.Events[0].Json.GetRawText(), Is.EqualTo(A.Event("one")));
        Assert.That((await second.GetAsync("/_dev/persons")).Text, Does.Contain("user-42"));
    }

    [Test]
    public async Task Keeps_no_more_than_the_limit()
    {
        await using (var first = await StartAsync())
        {
            await first.PostBatchAsync("one", "two", "three", "four", "five");
        }

        await using var second = await StartAsync(limit: 2);

        Assert.That(second.EventNames, Is.EqualTo(["four", "five"]));
    }

    [Test]
    public async Task Forgets_events_that_are_cleared()
    {
        await using (var first = await StartAsync())
        {
            await first.PostBatchAsync("gone");
            await first.DeleteAsync("/_dev/events");
        }

        await using var second = await StartAsync();

        Assert.That(second.Server.Events, Is.Empty);
    }

    [Test]
    public async Task Does_not_start_with_a_file_that_is_something_else()
    {
        await File.WriteAllTextAsync(_file, new string('x', 5_000));

        await Assert.ThatAsync(
            () => DevServer.StartAsync(new DevServerOptions { EventsFile = _file }),
            Throws.InstanceOf<IOException>().With.Message.Contains("not a database")
        );
    }

    private Task<RunningServer> StartAsync(int limit = 1_000) =>
        RunningServer.StartAsync(new() { EventsFile = _file, EventLimit = limit });
}
