using System.Diagnostics;
using System.Text;

namespace PostHog.Async.Import.Tests;

/// <summary>No file that the options name is lost, unless an import wrote it.</summary>
public sealed class NamedFileTests : ImportTest
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task Rejects_may_not_be_the_input(bool isDryRun)
    {
        var path = Write("a.ndjson", Rows(3));
        var options = Unlimited();
        options.DryRun = isDryRun;
        options.RejectsPath = PathOf("./a.ndjson");

        await AssertRefusedAsync(path, options, "are the same file");

        Assert.That(File.ReadAllText(path), Is.EqualTo(Rows(3)));
        Assert.That(Files, Is.EqualTo(["a.ndjson"]));
    }

    [Test]
    public async Task Checkpoint_may_not_be_the_input()
    {
        var path = Write("a.ndjson", Rows(3) + "no line feed");
        var options = Unlimited();
        options.CheckpointPath = path;

        await AssertRefusedAsync(path, options, "The input and the checkpoint are the same");

        Assert.That(File.ReadAllText(path), Does.EndWith("no line feed"));
    }

    [Test]
    public async Task Checkpoint_may_not_be_the_file_of_rejected_rows()
    {
        var path = Write("a.ndjson", Rows(3));
        var options = Unlimited();
        options.CheckpointPath = PathOf("a.ndjson.rejects");

        await AssertRefusedAsync(path, options, "The checkpoint and the file of rejected rows");
    }

    [TestCase("a\nb")]
    [TestCase("no line feed")]
    [TestCase("{\"version\":2}\n{\"version")]
    [TestCase("{\"version\":1,\"name\":\"my settings\"}")]
    [TestCase("{")]
    public async Task Checkpoint_that_is_another_file_is_left_as_it_is(string content)
    {
        var path = Write("a.ndjson", Rows(3));
        var options = Unlimited();
        options.CheckpointPath = Write("other.txt", content);

        var result = await ImportAsync(path, options);

        Assert.That(result.Failure?.Kind, Is.EqualTo(ImportFailureKind.CheckpointMismatch));
        Assert.That(File.ReadAllText(options.CheckpointPath), Is.EqualTo(content));
        Assert.That(Http.Requests, Is.Empty);
    }

    [TestCase("my notes")]
    [TestCase("{\"line\":1,\"level\":\"info\"}\n")]
    [TestCase("{\"line\":1,\"reason\":\"mine\",\"row\":\"x\"}\n")]
    [TestCase("{")]
    public async Task Rejects_that_are_another_file_are_left_as_they_are(string content)
    {
        var path = Write("a.ndjson", Rows(3) + "bad\n");
        var options = Unlimited();
        options.RejectsPath = Write("notes.txt", content);

        await AssertRefusedAsync(path, options, "is not a file of rejected rows");

        Assert.That(File.ReadAllText(options.RejectsPath), Is.EqualTo(content));
        Assert.That(Files, Is.EqualTo(["a.ndjson", "notes.txt"]));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Rejects_or_checkpoint_may_not_be_a_folder(bool isCheckpoint)
    {
        var path = Write("a.ndjson", Rows(3));
        Directory.CreateDirectory(PathOf("other"));

        await AssertRefusedAsync(path, Naming(PathOf("other"), isCheckpoint), "is a folder");
    }

    [TestCase(false)]
    [TestCase(true)]
    [CancelAfter(60_000)]
    [Platform(Exclude = "Win", Reason = "has no such pipes")]
    public async Task Rejects_or_checkpoint_may_not_be_a_pipe(bool isCheckpoint)
    {
        var path = Write("a.ndjson", Rows(3) + "bad\n");
        using (var make = Process.Start("mkfifo", PathOf("pipe")))
        {
            await make.WaitForExitAsync();
        }

        await AssertRefusedAsync(path, Naming(PathOf("pipe"), isCheckpoint), "pipe is a pipe");
    }

    [TestCase("")]
    [TestCase(
        "{\"format\":\"posthog-import-reject\",\"line\":1,\"reason\":\"old\",\"row\":\"x\"}\n"
    )]
    public async Task Rejects_of_an_earlier_import_are_replaced(string content)
    {
        var path = Write("a.ndjson", Rows(3) + "bad\n");
        var options = Unlimited();
        options.RejectsPath = Write("rejects", content);

        var result = await ImportAsync(path, options);

        Assert.That(Rejects(result).Select(one => (int)one["line"]!), Is.EqualTo([4]));
    }

    [Test]
    public async Task Dry_run_replaces_no_file_that_was_named()
    {
        const string before =
            "{\"format\":\"posthog-import-reject\",\"line\":1,\"reason\":\"old\",\"row\":\"x\"}\n";
        var path = Write("a.ndjson", Rows(3) + "bad\n");
        var options = Unlimited();
        options.DryRun = true;
        options.RejectsPath = Write("rejects", before);

        await AssertRefusedAsync(path, options, "a dry run replaces no file");

        Assert.That(File.ReadAllText(options.RejectsPath), Is.EqualTo(before));
    }

    [Test]
    public async Task Checkpoint_that_was_cut_in_its_first_line_starts_the_import_again()
    {
        var path = Write("a.ndjson", Rows(3));
        const string cut = "{\"format\":\"posthog-import-checkpoint\",\"vers";
        Write("a.ndjson.checkpoint", cut, Encoding.ASCII);

        var result = await ImportAsync(path);

        Assert.That(result.Delivered, Is.EqualTo(3));
    }

    [Test]
    public async Task Folder_of_another_with_the_name_of_the_temporary_one_is_left_as_it_is()
    {
        var path = Write("z", Rows(3, "2025-04-01") + Rows(3));
        Directory.CreateDirectory(PathOf("z.checkpoint.tmp"));
        Write("z.checkpoint.tmp/thesis.txt", "mine");
        Write("z.checkpoint.tmp/1.run", "mine too");

        await AssertRefusedAsync(path, Unlimited(), "holds something else");
        var unlike = Unlimited();
        unlike.CheckpointPath = PathOf("other");
        var result = await ImportAsync(path, unlike);

        Assert.That(result.IsComplete, Is.True);
        Assert.That(
            Directory.GetFiles(PathOf("z.checkpoint.tmp")).Select(Path.GetFileName).Order(),
            Is.EqualTo(["1.run", "thesis.txt"])
        );
        Assert.That(Files, Has.None.EqualTo("other.tmp"));
    }

    [Test]
    public async Task Ordered_input_leaves_a_folder_of_another_as_it_is()
    {
        var path = Write("z", Rows(3));
        Directory.CreateDirectory(PathOf("z.checkpoint.tmp"));
        Write("z.checkpoint.tmp/thesis.txt", "mine");

        var result = await ImportAsync(path);
        await ImportAsync(path);

        Assert.That(result.IsComplete, Is.True);
        Assert.That(File.ReadAllText(PathOf("z.checkpoint.tmp/thesis.txt")), Is.EqualTo("mine"));
    }

    [Test]
    public async Task Input_may_not_lie_in_the_temporary_folder()
    {
        Directory.CreateDirectory(PathOf("q.tmp"));
        var path = Write("q.tmp/1.run", Rows(3, "2025-04-01") + Rows(3));
        var options = Unlimited();
        options.CheckpointPath = PathOf("q");

        await AssertRefusedAsync(path, options, "lies in the folder");

        Assert.That(File.Exists(path), Is.True);
    }

    [Test]
    public async Task Foreign_file_in_a_temporary_folder_of_an_import_survives_it()
    {
        var path = Write("z", Rows(3, "2025-04-01") + Rows(3));
        var options = Unlimited();
        options.OnProgress = progress =>
        {
            if (progress.Phase == ImportPhase.Sending && progress.Delivered == 3)
            {
                Write("z.checkpoint.tmp/thesis.txt", "mine");
            }
        };

        await ImportAsync(path, options);

        Assert.That(File.ReadAllText(PathOf("z.checkpoint.tmp/thesis.txt")), Is.EqualTo("mine"));
    }

    private static EventImportOptions Naming(string path, bool isCheckpoint)
    {
        var options = Unlimited();
        if (isCheckpoint)
        {
            options.CheckpointPath = path;
        }
        else
        {
            options.RejectsPath = path;
        }

        return options;
    }

    private async Task AssertRefusedAsync(string path, EventImportOptions options, string problem)
    {
        var result = await ImportAsync(path, options);

        Assert.That(result.Failure?.Kind, Is.EqualTo(ImportFailureKind.FileError));
        Assert.That(result.Failure!.Message, Does.Contain(problem));
        Assert.That(Http.Requests, Is.Empty);
    }
}
