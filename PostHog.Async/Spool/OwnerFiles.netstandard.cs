using System.Runtime.InteropServices;

namespace PostHog.Async.Spool;

/// <summary>Creates files and folders that only their owner can read.</summary>
internal static class OwnerFiles
{
    // rw and rwx for the owner, in the octal notation of chmod.
    private const uint FileAccessOfOwner = 6 << 6;
    private const uint FolderAccessOfOwner = 7 << 6;

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
        // It is empty until only its owner can read it.
        var stream = new FileStream(path, mode, access, share, bufferBytes);
        if (mode != FileMode.Open && stream.CanSeek && stream.Length == 0)
        {
            Restrict(path, FileAccessOfOwner);
        }

        return stream;
    }

    /// <summary>Creates a folder, unless it exists.</summary>
    public static void CreateFolder(string path)
    {
        if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path);
            Restrict(path, FolderAccessOfOwner);
        }
    }

    // A file system without such rights refuses; the file is created all the same, as on .NET 8.
    private static void Restrict(string path, uint access)
    {
        if (Path.DirectorySeparatorChar == '/')
        {
            _ = ChangeMode(path, access);
        }
    }

    [DllImport("libc", EntryPoint = "chmod", CharSet = CharSet.Ansi, BestFitMapping = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChangeMode(string path, uint mode);
}
