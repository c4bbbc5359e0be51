namespace PostHog.TestKit;

/// <summary>A folder of its own for one test, deleted with what is in it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Where it is. The folder itself does not exist yet.</summary>
    public string Path { get; } =
        System.IO.Path.Combine(
            System.IO.Path.GetTempPath(),
            $"posthog-test-{Guid.NewGuid().ToString("N")[..12]}"
        );

    /// <summary>The names of the files in it, sorted.</summary>
    public IReadOnlyList<string> Files =>
        Directory.Exists(Path)
            ? [.. Directory.EnumerateFiles(Path).Select(FileName).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Writes a file.</summary>
    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path);
        File.WriteAllText(PathOf(name), text);
    }

    /// <summary>Returns the content of a file.</summary>
    public string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>Returns the path of a file.</summary>
    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    private static string FileName(string path) => System.IO.Path.GetFileName(path);
}
