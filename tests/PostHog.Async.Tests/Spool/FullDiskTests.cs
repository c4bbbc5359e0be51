using System.Text;
using PostHog.Async.Spool;
using PostHog.Spool;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Spool;

/// <summary>A disk that is full in the middle of a line.</summary>
public sealed class FullDiskTests
{
    private static readonly byte[] Line = Encoding.ASCII.GetBytes("0123456789\n");

    [Test]
    public void Part_of_a_line_is_taken_back_and_what_was_written_before_stays()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Path);
        var spool = new SpoolFolder(folder.Path, "key");
        var name = SpoolFileName.New("key", FakeTime.Start, Guid.NewGuid());
        var stream = new FullDiskStream(folder.PathOf(name.Text), space: 15);
        var file = new SpoolFile(spool, name, stream);
        file.Append(Line, events: 1);

        Assert.That(
            () => file.Append(Line, events: 1),
            Throws.InstanceOf<IOException>().With.Message.StartsWith("No space left")
        );
        Assert.That(file.Length, Is.EqualTo(Line.Length));

        stream.Space = 100;
        file.Append(Line, events: 1);
        file.Close();
        Assert.That(folder.Read(name.Text), Is.EqualTo("0123456789\n0123456789\n"));
    }
}
