namespace PostHog.Async.Import.Tests;

/// <summary>An import whose input changes beneath it says so, and is not complete.</summary>
public sealed class ChangedInputTests : ImportTest
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task File_that_grows_while_it_is_sent_is_not_complete(bool isSorted)
    {
        var late = isSorted ? Rows(5, "2025-04-01") : "";
        var path = Write("a.ndjson", late + Rows(25));

        await AssertChangedAsync(path, () => File.AppendAllText(path, Rows(3, "2025-05-01")));
    }

    [Test]
    public async Task File_that_is_cut_while_it_is_sent_is_not_complete()
    {
        var path = Write("a.ndjson", Rows(25));

        await AssertChangedAsync(path, () => File.WriteAllText(path, Rows(7)));
    }

    [Test]
    public async Task File_that_is_cut_is_not_complete_even_if_its_length_is_the_same()
    {
        var path = Write("a.ndjson", Rows(25));
        var size = (int)new FileInfo(path).Length;

        await AssertChangedAsync(path, () => File.WriteAllText(path, Rows(7).PadRight(size)));
    }

    private async Task AssertChangedAsync(string path, Action change)
    {
        var options = Unlimited();
        options.BatchSize = 5;
        var hasChanged = false;
        options.OnProgress = progress =>
        {
            if (!hasChanged && progress.Phase == ImportPhase.Sending)
            {
                hasChanged = true;
                change();
                File.SetLastWriteTimeUtc(path, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            }
        };

        var result = await ImportAsync(path, options);

        Assert.That(result.IsComplete, Is.False);
        Assert.That(result.Failure?.Kind, Is.EqualTo(ImportFailureKind.InputChanged));
        Assert.That(result.Failure!.Message, Does.Contain("changed while it was imported"));
    }

    [Test]
    public async Task Link_to_a_file_that_was_changed_is_refused_by_its_checkpoint()
    {
        var path = Write("a.ndjson", Rows(25));
        var link = PathOf("link.ndjson");
        File.CreateSymbolicLink(link, path);
        await ImportAsync(link);
        File.AppendAllText(path, Rows(3, "2025-05-01"));

        var result = await ImportAsync(link);

        Assert.That(result.Failure?.Kind, Is.EqualTo(ImportFailureKind.CheckpointMismatch));
    }
}
