namespace PostHog.TestKit.Processes;

/// <summary>A program of one file, in a folder outside of this repository, as its users write it.</summary>
public sealed class FileBasedApp
{
    private readonly string _file;

    /// <summary>Writes the file.</summary>
    /// <param name="folder">Where; it is created.</param>
    /// <param name="source">The file's text, with its directives.</param>
    public FileBasedApp(string folder, string source)
    {
        Directory.CreateDirectory(folder);
        _file = Path.Combine(folder, "app.cs");
        File.WriteAllText(_file, source);
        PublishedFolder = Path.Combine(folder, "out");
    }

    /// <summary>The folder that it is published to.</summary>
    public string PublishedFolder { get; }

    /// <summary>The program, once it is published.</summary>
    public string Program => Path.Combine(PublishedFolder, "app");

    /// <summary>Publishes it, which compiles it ahead of time unless a directive says otherwise.</summary>
    /// <exception cref="InvalidOperationException">It cannot be published; the message shows what was written.</exception>
    public ProcessResult Publish() =>
        RunProcess
            .Run(
                new ChildProgram("dotnet", "publish", _file, "-o", PublishedFolder, "-nologo")
                {
                    Patience = TimeSpan.FromMinutes(10),
                    WorkingDirectory = Path.GetDirectoryName(_file),
                }
            )
            .RequireSuccess();
}
