namespace PostHog.Extensions.Cli.Consent;

/// <summary>Creates files and folders that only their owner can read.</summary>
internal static class OwnerFiles
{
    private const UnixFileMode FileAccessOfOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderAccessOfOwner = FileAccessOfOwner | UnixFileMode.UserExecute;

    /// <summary>Opens a file for writing, and creates it if the mode says so.</summary>
    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.Write,
            Share = share,
        };
        if (!OperatingSystem.IsWindows())
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
