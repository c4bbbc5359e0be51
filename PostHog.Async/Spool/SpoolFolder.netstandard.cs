using System.Runtime.InteropServices;

namespace PostHog.Async.Spool;

internal sealed partial class SpoolFolder
{
    // rwx and rw for the owner, in the octal notation of chmod.
    private const uint OwnerDirectory = 7 << 6;
    private const uint OwnerFile = 6 << 6;

    private void CreateDirectory()
    {
        if (!Directory.Exists(_path))
        {
            Directory.CreateDirectory(_path);
            Restrict(_path, OwnerDirectory);
        }
    }

    // The file is empty until only its owner can read it.
    private static FileStream CreateFile(string path)
    {
        var file = new FileStream(
            path,
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            bufferSize: 1
        );
        Restrict(path, OwnerFile);
        return file;
    }

    private static void Restrict(string path, uint mode)
    {
        if (Path.DirectorySeparatorChar == '/')
        {
            _ = NativeMethods.ChangeMode(path, mode);
        }
    }

    private static class NativeMethods
    {
        [DllImport("libc", EntryPoint = "chmod", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern int ChangeMode(
            [MarshalAs(UnmanagedType.LPStr)] string path,
            uint mode
        );
    }
}
