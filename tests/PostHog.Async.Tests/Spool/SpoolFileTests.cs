using System.Runtime.Versioning;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Spool;

public sealed class SpoolFileTests : SpoolTest
{
    private static readonly UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Test]
    [UnsupportedOSPlatform("windows")]
    [Platform(Exclude = "Win", Reason = "Windows has no such modes")]
    public async Task Files_and_their_new_folder_are_for_their_owner_only()
    {
        await SpoolAsync(Some.Event());

        Assert.That(File.GetUnixFileMode(Folder.PathOf(Folder.Files[0])), Is.EqualTo(OwnerOnly));
        Assert.That(
            File.GetUnixFileMode(Folder.Path),
            Is.EqualTo(OwnerOnly | UnixFileMode.UserExecute)
        );
    }

    [Test]
    public async Task File_names_the_host_and_not_the_token()
    {
        var options = Options();
        options.Host = "https://name:secret@posthog.example/prefix";

        await SpoolAsync(Some.Event(), options);

        var text = Folder.Read(Folder.Files[0]);
        Assert.That(text, Does.StartWith("posthog-spool 1 V0 https://posthog.example/prefix\n"));
        Assert.That(text, Does.Not.Contain(Some.Token).And.Not.Contain("secret"));
    }

    [Test]
    public async Task Files_of_another_host_or_token_are_left_alone()
    {
        await SpoolAsync(Some.Event());
        var other = Options();
        other.ProjectToken = "phc_other";

        var counts = await ReplayAsync(other);

        Assert.That(counts.Spool!.Replayed, Is.Zero);
        Assert.That(Folder.Files, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Line_that_was_cut_does_not_count_and_the_others_do()
    {
        await SpoolAsync(Some.Event("whole"));
        var name = Folder.Files[0];
        var text = Folder.Read(name);
        Folder.Write(name, text + text.Split('\n')[1][..60]);

        await ReplayAsync();

        Assert.That((string?)Http.Requests[0].Events.Single()["event"], Is.EqualTo("whole"));
        Assert.That(Folder.Files, Is.Empty);
    }

    [Test]
    public async Task Every_prefix_of_a_file_is_read_without_a_fault()
    {
        await SpoolAsync(Some.Event("whole"));
        var name = Folder.Files[0];
        var text = Folder.Read(name);
        for (var length = 1; length < text.Length; length += 7)
        {
            Folder.Write(name, text[..length]);

            await ReplayAsync();

            Assert.That(Http.Requests, Is.Empty);
        }
    }

    [Test]
    public async Task Line_that_cannot_be_read_is_skipped_with_a_warning()
    {
        await SpoolAsync(Some.Event("good"));
        var name = Folder.Files[0];
        var uuid = Guid.NewGuid();
        Folder.Write(
            name,
            $"{Folder.Read(name)}+e {uuid} {{\"event\":\n+x {uuid} {{}}\nnonsense\n"
        );

        await ReplayAsync();

        Assert.That(Http.Requests.Single().Events, Has.Count.EqualTo(1));
        Assert.That(Log.Warnings, Has.One.Contains("lines that cannot be read"));
    }

    [Test]
    public async Task File_that_cannot_be_read_is_set_aside()
    {
        await SpoolAsync(Some.Event());
        var name = Folder.Files[0];
        Folder.Write(name, "\0\u0001 binary");

        await ReplayAsync();

        Assert.That(Folder.Files, Is.EqualTo(new[] { name + ".unreadable" }));
        Assert.That(Log.Warnings, Has.One.Contains(name));
    }

    [Test]
    public async Task File_of_a_newer_version_and_files_of_others_stay_as_they_are()
    {
        await SpoolAsync(Some.Event());
        var name = Folder.Files[0];
        Folder.Write(name, "posthog-spool 2 V9 https://us.i.posthog.com\nnew\n");
        Folder.Write("notes.txt", "mine");

        await ReplayAsync();

        Assert.That(Folder.Files, Is.EquivalentTo(new[] { name, "notes.txt" }));
        Assert.That(Folder.Read(name), Does.Contain("new"));
        Assert.That(Log.Warnings, Has.One.Contains("another version"));
    }

    [Test]
    public async Task Folder_that_cannot_be_created_loses_what_it_would_lose_without_a_spool()
    {
        Folder.Write("file", "");
        var options = Options();
        options.Spool = new SpoolOptions(Folder.PathOf("file"));

        var verdict = await SpoolAsync(Some.Event(), options);

        Assert.That(verdict.Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
        Assert.That(verdict.Failure!.Kind, Is.EqualTo(PostHogFailureKind.ServerError));
        Assert.That(Log.At(PostHogLogLevel.Error), Has.Some.Contains("The spool failed"));
        Assert.That(Errors, Has.Count.EqualTo(1));
    }
}
