using PostHog.Spool;

namespace PostHog.Async.Spool;

/// <summary>
/// The files of one host and project token in the directory of a spool. A file is opened by one process at a time.
/// </summary>
/// <param name="directory">The directory.</param>
/// <param name="key">The hash with which the names of the files begin.</param>
internal sealed class SpoolFolder(string directory, string key)
{
    private const string SetAsideExtension = ".unreadable";

    private readonly string _path = Path.GetFullPath(directory);

    /// <summary>The files, oldest first.</summary>
    public IReadOnlyList<SpoolFileName> Files =>
        Directory.Exists(_path)
            ?
            [
                .. Directory
                    .EnumerateFiles(_path, SpoolFileName.PatternOf(key))
                    .Select(path => SpoolFileName.TryParse(Path.GetFileName(path)))
                    .OfType<SpoolFileName>()
                    .OrderBy(name => name.Text, StringComparer.Ordinal),
            ]
            : [];

    /// <summary>The names that the files had which were set aside.</summary>
    public IReadOnlyList<SpoolFileName> SetAsideFiles =>
        Directory.Exists(_path)
            ?
            [
                .. Directory
                    .EnumerateFiles(_path, SpoolFileName.PatternOf(key) + SetAsideExtension)
                    .Select(path => SpoolFileName.TryParse(Path.GetFileNameWithoutExtension(path)))
                    .OfType<SpoolFileName>(),
            ]
            : [];

    /// <summary>The size of all files, in bytes, with those that were set aside.</summary>
    public long Bytes =>
        Directory.Exists(_path)
            ? new DirectoryInfo(_path).EnumerateFiles($"{key}-*").Sum(LengthOf)
            : 0;

    /// <summary>Returns the size of a file; 0 if another process has deleted it since it was listed.</summary>
    internal static long LengthOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    /// <summary>Creates a file, and the directory if there is none, for their owner only.</summary>
    public FileStream Create(SpoolFileName name)
    {
        OwnerFiles.CreateFolder(_path);
        return OwnerFiles.Open(PathOf(name), FileMode.CreateNew, bufferBytes: 1);
    }

    /// <summary>Opens a file; null if another process has it, or if it is gone.</summary>
    public FileStream? TryOpen(SpoolFileName name)
    {
        try
        {
            return new FileStream(
                PathOf(name),
                FileMode.Open,
                FileAccess.ReadWrite,
                FileShare.None,
                bufferSize: 1
            );
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            // Another user's, or the file is being deleted.
            return null;
        }
    }

    /// <summary>
    /// Returns what a file holds now, also if a process writes it and the system lets others read it; null otherwise, or
    /// if it is gone.
    /// </summary>
    public byte[]? TryRead(SpoolFileName name)
    {
        try
        {
            using var file = new FileStream(
                PathOf(name),
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            return OpenedSpoolFile.ReadAll(file);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Deletes a file, unless it is gone.</summary>
    public void Delete(SpoolFileName name)
    {
        try
        {
            File.Delete(PathOf(name));
        }
        catch (DirectoryNotFoundException)
        {
            // With its directory.
        }
    }

    /// <summary>Gives a file that cannot be read a name under which nothing reads it again, unless it is gone.</summary>
    public void SetAside(SpoolFileName name)
    {
        try
        {
            File.Move(PathOf(name), PathOf(name) + SetAsideExtension);
        }
        catch (FileNotFoundException)
        {
            // Another process was first.
        }
        catch (DirectoryNotFoundException)
        {
            // With its directory.
        }
    }

    /// <summary>Deletes the files that were set aside, of any age or only those older than a time.</summary>
    public void DeleteSetAside(DateTimeOffset? before = null)
    {
        if (!Directory.Exists(_path))
        {
            return;
        }

        var files = new DirectoryInfo(_path).GetFiles($"{key}-*{SetAsideExtension}");
        foreach (
            var file in files.Where(one =>
                before is null || new DateTimeOffset(one.LastWriteTimeUtc) < before
            )
        )
        {
            file.Delete();
        }
    }

    private string PathOf(SpoolFileName name) => Path.Combine(_path, name.Text);
}
