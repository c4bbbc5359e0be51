using PostHog.TestKit;

namespace PostHog.Async.Tests.Spool;

public sealed class SpoolDirectoryTests : SpoolTest
{
    [Test]
    public async Task Summary_counts_the_events_of_each_host_and_token()
    {
        await SpoolAsync(Some.Event());
        await SpoolAsync(Some.Event());
        var other = Options();
        other.Host = "https://posthog.example";
        await SpoolAsync(Some.Event(), other);

        var found = SpoolDirectory.Read(Folder.Path);

        var own = found.Single(one => one.IsOf(Options()));
        Assert.That(found, Has.Count.EqualTo(2));
        Assert.That(own.Host, Is.EqualTo("https://us.i.posthog.com/"));
        Assert.That((own.Files, own.Events, own.UnreadFiles), Is.EqualTo((2, 2, 0)));
        Assert.That(own.Oldest - FakeTime.Start, Is.LessThan(TimeSpan.FromMinutes(1)));
        Assert.That(own.Bytes, Is.GreaterThan(500));
        Assert.That(
            own.ToString(),
            Does.StartWith("https://us.i.posthog.com/: 2 events in 2 files, ")
        );
        Assert.That(found.Single(one => one.IsOf(other)).Events, Is.EqualTo(1));
    }

    [Test]
    public async Task Files_of_another_version_and_foreign_files_are_told_apart()
    {
        await SpoolAsync(Some.Event());
        Folder.Write(Folder.Files[0], "posthog-spool 2 V9 https://us.i.posthog.com\nnew\n");
        Folder.Write("notes.txt", "mine");

        var found = SpoolDirectory.Read(Folder.Path).Single();

        Assert.That((found.Files, found.Events, found.UnreadFiles), Is.EqualTo((1, 0, 1)));
        Assert.That(found.Host, Is.Null);
        Assert.That(found.ToString(), Does.StartWith(found.Key));
    }

    [Test]
    public void Directory_that_does_not_exist_holds_nothing() =>
        Assert.That(SpoolDirectory.Read(Folder.Path), Is.Empty);
}
