using System.Security.Cryptography;
using System.Text;

namespace PostHog.Async.Import.State;

/// <summary>The temporary files of one import, in a folder of their own.</summary>
internal sealed class WorkFolder
{
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

    /// <summary>Creates a file.</summary>
    public FileStream Create(string name)
    {
        PrivateFiles.CreateFolder(_path);
        return PrivateFiles.Open(PathOf(name), FileMode.Create);
    }

    public bool Has(IEnumerable<string> names) => names.All(name => File.Exists(PathOf(name)));

    public void Delete(string name) => File.Delete(PathOf(name));

    /// <summary>Deletes the folder and what it holds.</summary>
    public void Delete()
    {
        if (Directory.Exists(_path))
        {
            Directory.Delete(_path, recursive: true);
        }
    }
}
