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

    [Test]
    public async Task Rejects_that_are_another_file_are_left_as_they_are()
    {
        var path = Write("a.ndjson", Rows(3) + "bad\n");
        var options = Unlimited();
        options.RejectsPath = Write("notes.txt", "my notes");

        await AssertRefusedAsync(path, options, "is not a file of rejected rows");

        Assert.That(File.ReadAllText(options.RejectsPath), Is.EqualTo("my notes"));
        Assert.That(Files, Is.EqualTo(["a.ndjson", "notes.txt"]));
    }

    [TestCase("")]
    [TestCase("{\"line\":1,\"reason\":\"old\",\"row\":\"x\"}\n")]
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
        const string before = "{\"line\":1,\"reason\":\"old\",\"row\":\"x\"}\n";
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
        Write("a.ndjson.checkpoint", "{\"vers", Encoding.ASCII);

        var result = await ImportAsync(path);

        Assert.That(result.Delivered, Is.EqualTo(3));
    }

    private async Task AssertRefusedAsync(string path, EventImportOptions options, string problem)
    {
        var result = await ImportAsync(path, options);

        Assert.That(result.Failure?.Kind, Is.EqualTo(ImportFailureKind.FileError));
        Assert.That(result.Failure!.Message, Does.Contain(problem));
        Assert.That(Http.Requests, Is.Empty);
    }
}
