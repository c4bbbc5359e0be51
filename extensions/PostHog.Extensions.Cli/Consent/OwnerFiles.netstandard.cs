using System.Runtime.InteropServices;

namespace PostHog.Extensions.Cli.Consent;

/// <summary>Creates files and folders that only their owner can read.</summary>
internal static class OwnerFiles
{
    private const uint FileAccessOfOwner = 0b110_000_000;
    private const uint FolderAccessOfOwner = 0b111_000_000;

    /// <summary>Opens a file for writing, and creates it if the mode says so.</summary>
    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var stream = new FileStream(path, mode, FileAccess.Write, share);
        if (stream.Length == 0)
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

    private static void Restrict(string path, uint access)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            _ = ChangeMode(path, access);
        }
    }

    [DllImport("libc", EntryPoint = "chmod", CharSet = CharSet.Ansi, BestFitMapping = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChangeMode(string path, uint mode);
}
