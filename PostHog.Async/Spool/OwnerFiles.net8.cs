namespace PostHog.Async.Spool;

/// <summary>Creates files and folders that only their owner can read.</summary>
internal static class OwnerFiles
{
    private const UnixFileMode FileAccessOfOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderAccessOfOwner = FileAccessOfOwner | UnixFileMode.UserExecute;

    /// <summary>Opens a file, and creates it if the mode says so.</summary>
    /// <param name="path">The path.</param>
    /// <param name="mode">Whether it is created.</param>
    /// <param name="access">What it is opened for.</param>
    /// <param name="share">What others may do meanwhile.</param>
    /// <param name="bufferBytes">The size of the buffer; 1 for none.</param>
    public static FileStream Open(
        string path,
        FileMode mode,
        FileAccess access = FileAccess.ReadWrite,
        FileShare share = FileShare.None,
        int bufferBytes = 4096
    )
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = access,
            Share = share,
            BufferSize = bufferBytes,
        };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
        {
            options.UnixCreateMode = FileAccessOfOwner;
        }

        return new FileStream(path, options);
    }

    /// <summary>Creates a folder, unless it exists.</summary>
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
