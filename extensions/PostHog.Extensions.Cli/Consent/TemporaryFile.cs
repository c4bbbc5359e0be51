using System.Text;
using PostHog.Blocking.Spool;

namespace PostHog.Extensions.Cli.Consent;

/// <summary>A file that is written whole before it gets its name.</summary>
internal static class TemporaryFile
{
    /// <summary>How the names of such files end.</summary>
    public const string Suffix = ".tmp";

    /// <summary>Writes a file beside the one that it is for, and returns its path.</summary>
    /// <exception cref="IOException">It cannot be written. Nothing of it is left.</exception>
    public static string Write(string path, string text)
    {
        var written = $"{path}.{Guid.NewGuid():N}{Suffix}";
        var isWhole = false;
        try
        {
            WriteText(written, text);
            isWhole = true;
            return written;
        }
        finally
        {
            if (!isWhole)
            {
                File.Delete(written);
            }
        }
    }

    /// <summary>
    /// Writes a file or replaces its text. Whatever ends the process, or fills the disk, it has either its old or its new
    /// content.
    /// </summary>
    public static void Replace(string path, string text)
    {
        var written = Write(path, text);
        try
        {
            if (File.Exists(path))
            {
                File.Replace(written, path, destinationBackupFileName: null);
            }
            else
            {
                File.Move(written, path);
            }
        }
        finally
        {
            File.Delete(written);
        }
    }

    private static void WriteText(string path, string text)
    {
        using var file = OwnerFiles.Open(
            path,
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.None
        );
        var bytes = Encoding.ASCII.GetBytes(text);
        file.Write(bytes, 0, bytes.Length);
    }
}
