using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PostHog.Async.Spool;

namespace PostHog.Async.Import.State;

/// <summary>
/// The temporary files of one import, in a folder of their own. A file marks the folder as one of an import: without it, the
/// folder is somebody else's and stays as it is.
/// </summary>
internal sealed class WorkFolder
{
    private const int BufferBytes = 64 * 1024;

    private const string Mark = ".posthog-import";
    private const string MarkText = "Temporary files of an import of events to PostHog.";

    private static readonly Regex RunName = new(
        "^[0-9]+[.]run$",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1)
    );

    private readonly string _path;

    private WorkFolder(string path) => _path = path;

    /// <summary>The folder that every run with this checkpoint finds again.</summary>
    public static WorkFolder Beside(string checkpoint, string? temporary)
    {
        if (temporary is null)
        {
            return new WorkFolder($"{checkpoint}.tmp");
        }

        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(Path.GetFullPath(checkpoint)));
        var name = BitConverter.ToString(hash, 0, 8).Replace("-", "");
        return new WorkFolder(Path.Combine(temporary, $"posthog-import-{name}"));
    }

    /// <summary>A folder for this run alone.</summary>
    public static WorkFolder Once(string? temporary) =>
        new(Path.Combine(temporary ?? Path.GetTempPath(), $"posthog-import-{Guid.NewGuid():N}"));

    public string PathOf(string name) => Path.Combine(_path, name);

    /// <summary>Whether a path is within the folder.</summary>
    public bool Contains(string path)
    {
        // Many file systems do not tell upper case from lower case.
        const StringComparison comparison = StringComparison.OrdinalIgnoreCase;
        var own = Path.GetFullPath(_path) + Path.DirectorySeparatorChar;
        return Path.GetFullPath(path).StartsWith(own, comparison);
    }

    /// <summary>Creates a file.</summary>
    /// <exception cref="ImportStoppedException">The folder is not one of an import.</exception>
    public FileStream Create(string name)
    {
        Claim();
        return OwnerFiles.Open(PathOf(name), FileMode.Create, bufferBytes: BufferBytes);
    }

    public bool Has(IEnumerable<string> names) => names.All(name => File.Exists(PathOf(name)));

    public void Delete(string name) => File.Delete(PathOf(name));

    /// <summary>Deletes the temporary files, and the folder if it holds nothing else.</summary>
    public void Delete()
    {
        if (!IsMarked)
        {
            return;
        }

        foreach (var file in Directory.GetFiles(_path).Where(IsRun))
        {
            File.Delete(file);
        }

        // Without its mark it could not be deleted later.
        if (Directory.GetFileSystemEntries(_path).Length == 1)
        {
            File.Delete(PathOf(Mark));
            Directory.Delete(_path);
        }
    }

    private bool IsMarked => File.Exists(PathOf(Mark));

    private static bool IsRun(string path) => RunName.IsMatch(Path.GetFileName(path));

    private void Claim()
    {
        if (IsMarked)
        {
            return;
        }

        if (
            File.Exists(_path)
            || (Directory.Exists(_path) && Directory.EnumerateFileSystemEntries(_path).Any())
        )
        {
            throw ImportStoppedException.Of(
                ImportFailureKind.FileError,
                $"{_path} is needed for temporary files, but holds something else; name another folder for them."
            );
        }

        OwnerFiles.CreateFolder(_path);
        using var mark = OwnerFiles.Open(PathOf(Mark), FileMode.Create, bufferBytes: BufferBytes);
        var text = Encoding.ASCII.GetBytes(MarkText);
        mark.Write(text, 0, text.Length);
    }
}
