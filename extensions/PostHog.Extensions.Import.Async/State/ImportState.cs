using PostHog.Setup;

namespace PostHog.Async.Import.State;

/// <summary>What an import keeps: its counts, the checkpoint, the rejected rows and the temporary files.</summary>
internal sealed class ImportState : IDisposable
{
    private readonly CheckpointFile? _checkpoint;

    private ImportState(CheckpointFile? checkpoint, RejectsFile rejects, WorkFolder folder)
    {
        _checkpoint = checkpoint;
        Rejects = rejects;
        Folder = folder;
        Tally = checkpoint?.Saved ?? new ImportTally();
    }

    public ImportTally Tally { get; private set; }

    public RejectsFile Rejects { get; }

    public WorkFolder Folder { get; }

    /// <summary>Opens the files of an import.</summary>
    /// <param name="path">The path of the input; null for a stream.</param>
    /// <param name="options">The options of the import.</param>
    /// <param name="client">The settings of the client.</param>
    /// <exception cref="ImportStoppedException">The checkpoint cannot be used.</exception>
    public static ImportState Open(string? path, EventImportOptions options, ClientSettings client)
    {
        var rejectsPath =
            options.RejectsPath ?? (path is null ? null : DefaultRejects(path, options));
        var checkpointPath = CheckpointPathOf(path, options);
        ImportPaths.Check(path, checkpointPath, rejectsPath);
        var folder =
            checkpointPath is null || path is null
                ? WorkFolder.Once(options.TemporaryFolder)
                : WorkFolder.Beside(checkpointPath, options.TemporaryFolder);
        ImportPaths.CheckOutside(folder, path, checkpointPath, rejectsPath);
        var rejects = new RejectsFile(rejectsPath);
        rejects.CheckReplaceable();
        if (path is null || checkpointPath is null)
        {
            CheckDryRun(options);
            rejects.Reset(0);
            return new ImportState(null, rejects, folder);
        }

        var checkpoint = CheckpointFile.Open(
            checkpointPath,
            InputIdentity.OfFile(path),
            InputIdentity.OfSettings(client, options)
        );
        var state = new ImportState(checkpoint, rejects, folder);
        rejects.Reset(checkpoint.RejectsLength);
        return state;
    }

    private static string? CheckpointPathOf(string? path, EventImportOptions options) =>
        path is null || options.DryRun || !options.UseCheckpoint
            ? null
            : options.CheckpointPath ?? $"{path}.checkpoint";

    /// <summary>Forgets what was counted and rejected.</summary>
    public void StartOver()
    {
        Tally = new ImportTally();
        Rejects.Reset(0);
    }

    /// <summary>Saves the progress, if there is a checkpoint.</summary>
    public void Save()
    {
        Rejects.Flush();
        _checkpoint?.Save(Tally, Rejects.Length);
    }

    /// <summary>Says that every event is delivered or rejected.</summary>
    public void Complete()
    {
        Tally.IsComplete = true;
        Save();
        Folder.Delete();
    }

    public void Dispose()
    {
        Rejects.Dispose();
        if (_checkpoint is null || !Tally.IsPrepared)
        {
            // Nothing continues with it.
            Folder.Delete();
        }

        _checkpoint?.Dispose();
    }

    // The file of a real import must still be there when that continues.
    private static void CheckDryRun(EventImportOptions options)
    {
        if (options.DryRun && options.RejectsPath is { } path && File.Exists(path))
        {
            if (new FileInfo(path).Length > 0)
            {
                throw ImportStoppedException.Of(
                    ImportFailureKind.FileError,
                    $"{path} exists, and a dry run replaces no file; name another one for rejected rows."
                );
            }
        }
    }

    private static string DefaultRejects(string path, EventImportOptions options) =>
        options.DryRun ? $"{path}.dry-run.rejects" : $"{path}.rejects";
}
