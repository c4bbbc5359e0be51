namespace PostHog.Async.Import.State;

/// <summary>Checks what the files of an import are to be written to.</summary>
internal static class OwnedPath
{
    /// <summary>Throws if there is a folder with this path.</summary>
    /// <exception cref="ImportStoppedException">There is.</exception>
    public static void CheckFile(string path)
    {
        if (Directory.Exists(path))
        {
            throw Unusable($"{path} is a folder; name a file.");
        }
    }

    /// <summary>Throws if a file is a pipe, which can be written and read only once, without a way back.</summary>
    /// <exception cref="ImportStoppedException">It is.</exception>
    public static void CheckSeekable(Stream file, string path)
    {
        if (!file.CanSeek)
        {
            throw Unusable(
                $"{path} is a pipe or a device, to which nothing can be saved; name a file."
            );
        }
    }

    private static ImportStoppedException Unusable(string message) =>
        ImportStoppedException.Of(ImportFailureKind.FileError, message);
}
