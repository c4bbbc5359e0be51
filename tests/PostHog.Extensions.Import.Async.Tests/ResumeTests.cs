using System.Text;
using PostHog.Async.Import.State;
using PostHog.TestKit;

namespace PostHog.Async.Import.Tests;

/// <summary>Interrupted imports continue: nothing is lost, and what is sent again has the same uuid.</summary>
public sealed class ResumeTests : ImportTest
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task Import_stopped_at_any_batch_continues_there(bool isSorted)
    {
        var late = isSorted ? Rows(5, "2025-04-01") : "";
        var path = Write("a.ndjson", late + Rows(25) + "bad\n");
        var total = isSorted ? 30 : 25;
        var options = Unlimited();
        options.BatchSize = 5;
        options.OnProgress = _ => throw new InvalidOperationException("stopped");
        var runs = 0;

        EventImportResult? result = null;
        while (result is null && runs < 20)
        {
            runs++;
            result = await TryImportAsync(path, options);
        }

        Assert.That(runs, Is.EqualTo((total / 5) + 1));
        Assert.That(result!.Delivered, Is.EqualTo(total));
        Assert.That(result.Rejected, Is.EqualTo(1));
        Assert.That(Rejects(result), Has.Count.EqualTo(1));
        Assert.That(SentUuids, Has.Count.EqualTo(total).And.Unique);
    }

    [Test]
    public async Task Batch_that_was_sent_but_not_saved_is_sent_again_with_the_same_uuids()
    {
        var path = Write("a.ndjson", Rows(10));
        var options = Unlimited();
        options.BatchSize = 5;
        await ImportAsync(path, options);
        var checkpoint = PathOf("a.ndjson.checkpoint");
        var states = File.ReadAllLines(checkpoint);

        // As ending the process between sending and saving, or within the write, leaves it.
        File.WriteAllText(checkpoint, $"{states[0]}\n{states[1]}\n{states[2].Substring(0, 20)}");
        var result = await ImportAsync(path, options);

        Assert.That(states, Has.Length.EqualTo(4));
        Assert.That(result.Delivered, Is.EqualTo(10));
        Assert.That(SentUuids, Has.Count.EqualTo(15));
        Assert.That(SentUuids.Distinct().Count(), Is.EqualTo(10));
    }

    [TestCase("")]
    [TestCase("{\"format\":\"posthog")]
    public async Task Checkpoint_of_many_batches_continues_with_little_memory(string cut)
    {
        var path = Write("a.ndjson", Rows(10));
        var options = Unlimited();
        options.BatchSize = 5;
        await ImportAsync(path, options);
        var checkpoint = PathOf("a.ndjson.checkpoint");
        var states = File.ReadAllLines(checkpoint);
        var many = Enumerable.Repeat(states[0], 40_000).Append(states[1]);
        File.WriteAllText(checkpoint, string.Join("\n", many) + "\n" + cut);
        using var file = File.OpenRead(checkpoint);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var line = LastLine.Read(file, out var end);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        file.Dispose();
        var result = await ImportAsync(path, options);

        Assert.That(line, Is.EqualTo(states[1] + "\n"));
        Assert.That(end, Is.GreaterThan(10_000_000));
        Assert.That(allocated, Is.LessThan(100_000));
        Assert.That(result.Delivered, Is.EqualTo(10));
        Assert.That(SentUuids, Has.Count.EqualTo(15));
    }

    [TestCase("", null, 0)]
    [TestCase("cut", null, 0)]
    [TestCase("\n", "\n", 1)]
    [TestCase("a\n", "a\n", 2)]
    [TestCase("a\nbc\ncut", "bc\n", 5)]
    public void Last_line_is_one_that_ends(string text, string? expected, long expectedEnd)
    {
        using var file = new MemoryStream(Encoding.ASCII.GetBytes(text));

        var line = LastLine.Read(file, out var end);

        Assert.That((line, end), Is.EqualTo((expected, expectedEnd)));
    }

    [TestCase(4095)]
    [TestCase(4096)]
    [TestCase(4097)]
    [TestCase(10_000)]
    public void Last_line_may_be_longer_than_what_is_read_at_once(int length)
    {
        var text = new string('x', length) + "\n";
        using var file = new MemoryStream(Encoding.ASCII.GetBytes($"a\n{text}"));

        Assert.That(LastLine.Read(file, out _), Is.EqualTo(text));
    }

    [Test]
    public async Task Rejects_that_were_written_but_not_saved_are_not_written_twice()
    {
        var path = Write("a.ndjson", Rows(5) + "bad\n" + Rows(5, "2025-03-02"));
        var options = Unlimited();
        options.BatchSize = 5;
        options.OnProgress = _ => throw new InvalidOperationException("stopped");
        await TryImportAsync(path, options);
        File.AppendAllText(PathOf("a.ndjson.rejects"), "{\"line\":1}\n{\"li");

        var result = await ImportAsync(path);

        Assert.That(result.IsComplete, Is.True);
        Assert.That(Rejects(result).Select(one => (int)one["line"]!), Is.EqualTo([6]));
    }

    [Test]
    public async Task Cancelled_import_throws_and_continues_later()
    {
        var path = Write("a.ndjson", Rows(20));
        using var stop = new CancellationTokenSource();
        var options = Unlimited();
        options.BatchSize = 5;
        options.OnProgress = _ => stop.Cancel();

        await Assert.ThatAsync(
            async () => await ImportAsync(path, options, cancellationToken: stop.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
        var result = await ImportAsync(path);

        Assert.That(result.Delivered, Is.EqualTo(20));
        Assert.That(SentUuids, Has.Count.EqualTo(20));
    }

    [Test]
    public async Task Completed_import_sends_nothing_again()
    {
        var path = Write("a.ndjson", Rows(3));
        await ImportAsync(path);

        var again = await ImportAsync(path);

        Assert.That(again.WasComplete, Is.True);
        Assert.That(again.Delivered, Is.EqualTo(3));
        Assert.That(Sent, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Deleted_temporary_files_are_made_again()
    {
        var path = Write("a.ndjson", Rows(5, "2025-03-02") + Rows(5));
        var options = Unlimited();
        options.BatchSize = 5;
        options.OnProgress = _ => throw new InvalidOperationException("stopped");
        await TryImportAsync(path, options);
        Directory.Delete(PathOf("a.ndjson.checkpoint.tmp"), recursive: true);

        var result = await ImportAsync(path);

        Assert.That(result.Delivered, Is.EqualTo(10));
        Assert.That(SentUuids, Has.Count.EqualTo(10).And.Unique);
    }

    [Test]
    public async Task Checkpoint_of_other_content_or_another_project_is_refused()
    {
        var path = Write("a.ndjson", Rows(3));
        await ImportAsync(path);
        var other = Some.Options(Http, Time);
        other.ProjectToken = "phc_other";

        var ofOther = await ImportAsync(path, client: other);
        File.AppendAllText(path, Rows(1));
        var ofChanged = await ImportAsync(path);
        File.WriteAllText(PathOf("a.ndjson.checkpoint"), "{}\n");
        var ofForeign = await ImportAsync(path);

        Assert.That(ofOther.Failure!.Message, Does.Contain("another project"));
        Assert.That(ofChanged.Failure!.Message, Does.Contain("was changed"));
        Assert.That(ofForeign.Failure!.Message, Does.Contain("not a checkpoint"));
        Assert.That(ofForeign.Failure.Kind, Is.EqualTo(ImportFailureKind.CheckpointMismatch));
        Assert.That(Sent, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Second_import_with_the_checkpoint_is_refused_while_the_first_runs()
    {
        var path = Write("a.ndjson", Rows(3));
        using var held = new FileStream(
            PathOf("a.ndjson.checkpoint"),
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None
        );

        var result = await ImportAsync(path);

        Assert.That(result.Failure!.Kind, Is.EqualTo(ImportFailureKind.CheckpointInUse));
        Assert.That(Http.Requests, Is.Empty);
    }

    [Test]
    public async Task Output_that_cannot_be_written_is_named()
    {
        var path = Write("a.ndjson", Rows(3) + "bad\n");
        var checkpoint = Unlimited();
        checkpoint.CheckpointPath = PathOf("none/checkpoint");
        var rejects = Unlimited();
        rejects.RejectsPath = PathOf("none/rejects");

        var ofCheckpoint = await ImportAsync(path, checkpoint);
        var ofRejects = await ImportAsync(path, rejects);

        Assert.That(ofCheckpoint.Failure!.Kind, Is.EqualTo(ImportFailureKind.FileError));
        Assert.That(ofCheckpoint.Failure.Message, Does.Contain("none/checkpoint"));
        Assert.That(ofRejects.Failure!.Message, Does.Contain("none/rejects"));
        Assert.That(Http.Requests, Is.Empty);
    }

    private async Task<EventImportResult?> TryImportAsync(string path, EventImportOptions options)
    {
        try
        {
            return await ImportAsync(path, options);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
