using PostHog.TestKit;

namespace PostHog.Async.Tests.Spool;

/// <summary>A folder that other processes have filled.</summary>
public sealed class FullFolderTests : SpoolTest
{
    private protected override PostHogOptions Options()
    {
        var options = base.Options();
        options.Spool!.Mode = SpoolMode.Always;
        options.Spool.MaxBytes = 1024 * 1024;
        return options;
    }

    [Test]
    public async Task Folder_without_room_is_looked_at_again_after_a_second()
    {
        await SpoolAsync(Some.Event("old"));
        var full = Folder.PathOf(Folder.Files[0]);
        using var other = new FileStream(full, FileMode.Open, FileAccess.Write, FileShare.None);
        other.SetLength(1024 * 1024);
        await using var client = new PostHogClient(Options());

        client.Enqueue(Some.Event("no room"));
        File.Delete(full);
        client.Enqueue(Some.Event("too early"));
        Assert.That(Folder.Files, Is.Empty);

        Time.Advance(TimeSpan.FromSeconds(1));
        client.Enqueue(Some.Event("in time"));
        Assert.That(Folder.Files, Has.Count.EqualTo(1));
    }
}
