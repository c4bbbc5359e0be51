using System.Diagnostics;

namespace PostHog.TestKit.Processes;

/// <summary>A program to run as a child process, and with what.</summary>
/// <param name="path">An executable, or a .dll to be run with dotnet.</param>
/// <param name="arguments">Its command line.</param>
public sealed class ChildProgram(string path, params string[] arguments)
{
    /// <summary>Environment variables to set, or with null to remove; the others are inherited.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } =
        new Dictionary<string, string?>();

    /// <summary>Where it runs; where the test runs, unless said.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>How long it may run before it counts as hung; a minute unless said.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A project of this repository, as the build that the test belongs to left it.</summary>
    public static string PathOf(string project)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, $"{project}.dll");
    }

    public override string ToString() => $"{path} {string.Join(' ', arguments)}".TrimEnd();

    internal ProcessStartInfo ToStartInfo()
    {
        var isManaged = path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        var start = isManaged
            ? new ProcessStartInfo("dotnet", [path, .. arguments])
            : new ProcessStartInfo(path, arguments);
        if (OperatingSystem.IsLinux())
        {
            // A shell's background jobs ignore Ctrl+C, and so would all that they start.
            start.ArgumentList.Insert(0, start.FileName);
            start.ArgumentList.Insert(0, "--default-signal=INT");
            start.FileName = "env";
        }

        start.UseShellExecute = false;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.WorkingDirectory = WorkingDirectory ?? "";
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
