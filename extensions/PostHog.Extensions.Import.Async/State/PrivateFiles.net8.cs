namespace PostHog.Async.Import.State;

/// <summary>Creates files and folders that only their owner can read.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode FileAccessOfOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderAccessOfOwner = FileAccessOfOwner | UnixFileMode.UserExecute;

    /// <summary>Opens a file for reading and writing, by this process alone.</summary>
    public static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 64 * 1024,
        };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
        {
            options.UnixCreateMode = FileAccessOfOwner;
        }

        return new FileStream(path, options);
    }

    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, FolderAccessOfOwner);
        }
    }
}
