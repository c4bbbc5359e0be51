using System.Globalization;
using PostHog.TestKit.Processes;

namespace PostHog.Benchmarks.Start;

/// <summary>A published program, with the times of its runs.</summary>
internal sealed class StartProgram
{
    private readonly List<double> _times = [];
    private readonly string _name;
    private readonly ChildProgram _program;
    private readonly long _size;
    private readonly int _warnings;

    private StartProgram(string name, ChildProgram program, long size, int warnings)
    {
        _name = name;
        _program = program;
        _size = size;
        _warnings = warnings;
    }

    /// <summary>Publishes an app of one file.</summary>
    /// <param name="name">The name of the row.</param>
    /// <param name="folder">A new folder for it.</param>
    /// <param name="source">The app.</param>
    /// <param name="host">The address of the server.</param>
    public static StartProgram Publish(string name, string folder, string source, Uri host)
    {
        var app = new FileBasedApp(
            folder,
            "#:property InvariantGlobalization=true\n#:property NuGetAudit=false\n" + source
        );
        var published = app.Publish();
        var program = new ChildProgram(app.Program, host.AbsoluteUri)
        {
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["POSTHOG_PROJECT_TOKEN"] = "phc_start",
                ["POSTHOG_HOST"] = host.AbsoluteUri,
            },
        };
        return new(
            name,
            program,
            SizeOf(app.PublishedFolder),
            published.Output.Split('\n').Count(line => line.Contains("warning"))
        );
    }

    /// <summary>Runs it from its start to its end.</summary>
    /// <returns>The time in milliseconds.</returns>
    public double Run() => RunProcess.Run(_program).RequireSuccess().Duration.TotalMilliseconds;

    /// <summary>Runs it and keeps the time.</summary>
    public void Measure() => _times.Add(Run());

    /// <summary>Describes it, with its times as multiples of those of another program that took turns with it.</summary>
    public string Row(StartProgram other) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{_name}: {_size / 1e6:0.00} MB, {_warnings} warnings, min {Min:0.0} ms ({Min / other.Min:0.00}), median {Median:0.0} ms ({Median / other.Median:0.00})"
        );

    private double Min => _times.Min();

    private double Median => _times.Order().ElementAt(_times.Count / 2);

    // Without symbols and documentation.
    private static long SizeOf(string folder) =>
        new DirectoryInfo(folder)
            .GetFiles("*", SearchOption.AllDirectories)
            .Where(file => file.Extension is not (".dbg" or ".pdb" or ".xml"))
            .Sum(file => file.Length);
}
