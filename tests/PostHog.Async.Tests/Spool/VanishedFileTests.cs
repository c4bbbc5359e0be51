using PostHog.Async.Spool;
using PostHog.Spool;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Spool;

/// <summary>Other processes delete files of a shared directory at any moment.</summary>
public sealed class VanishedFileTests
{
    private static readonly SpoolFileName Gone = SpoolFileName.New(
        "0123456789abcdef",
        DateTimeOffset.UnixEpoch,
        Guid.NewGuid()
    );

    [Test]
    public void File_that_is_gone_takes_no_room()
    {
        using var directory = new TemporaryFolder();
        var file = new FileInfo(Path.Combine(directory.Path, Gone.Text));

        Assert.That(SpoolFolder.LengthOf(file), Is.Zero);
    }

    [Test]
    public void File_that_is_gone_is_neither_set_aside_nor_deleted_and_nothing_throws()
    {
        using var directory = new TemporaryFolder();
        Directory.CreateDirectory(directory.Path);
        var folder = new SpoolFolder(directory.Path, Gone.Key);
        var without = new SpoolFolder(Path.Combine(directory.Path, "none"), Gone.Key);

        folder.SetAside(Gone);
        without.SetAside(Gone);
        folder.Delete(Gone);
        without.Delete(Gone);

        Assert.That(Directory.EnumerateFiles(directory.Path), Is.Empty);
    }
}
