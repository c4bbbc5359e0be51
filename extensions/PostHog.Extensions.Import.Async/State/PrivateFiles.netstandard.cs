using System.Runtime.InteropServices;

namespace PostHog.Async.Import.State;

/// <summary>Creates files and folders that only their owner can read.</summary>
internal static class PrivateFiles
{
    private const uint FileAccessOfOwner = 0b110_000_000;
    private const uint FolderAccessOfOwner = 0b111_000_000;

    private static bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>Opens a file for reading and writing, by this process alone.</summary>
    public static FileStream Open(string path, FileMode mode)
    {
        var stream = new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None, 64 * 1024);
        if (stream.Length == 0)
        {
            Restrict(path, FileAccessOfOwner);
        }

        return stream;
    }

    public static void CreateFolder(string path)
    {
        Directory.CreateDirectory(path);
        Restrict(path, FolderAccessOfOwner);
    }

    private static void Restrict(string path, uint access)
    {
        if (!IsWindows && ChangeMode(path, access) != 0)
        {
            throw new IOException($"The access to {path} cannot be restricted to its owner.");
        }
    }

    [DllImport("libc", EntryPoint = "chmod", CharSet = CharSet.Ansi, BestFitMapping = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChangeMode(string path, uint mode);
}
