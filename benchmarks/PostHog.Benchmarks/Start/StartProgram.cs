using System.Globalization;
using PostHog.TestKit;
using PostHog.TestKit.Processes;

namespace PostHog.Benchmarks.Start;

/// <summary>A published program, with the times of its runs.</summary>
internal sealed class StartProgram
{
    private readonly List<double> _times = [];
    private readonly string _name;
    private readonly StartProgram? _bare;
    private readonly ChildProgram _program;
    private readonly long _size;
    private readonly int _warnings;

    private StartProgram(
        string name,
        ChildProgram program,
        string folder,
        string output,
        StartProgram? bare
    )
    {
        _name = name;
        _program = program;
        _size = SizeOf(folder);
        _warnings = output.Split('\n').Count(line => line.Contains("warning"));
        _bare = bare;
    }

    /// <summary>Publishes an app of one file.</summary>
    /// <param name="name">The name of the row.</param>
    /// <param name="folder">A new folder for it.</param>
    /// <param name="source">The app.</param>
    /// <param name="host">Its argument: the address of the server.</param>
    /// <param name="bare">The program that it is compared with; null for one that others are compared with.</param>
    public static StartProgram Publish(
        string name,
        string folder,
        string source,
        Uri host,
        StartProgram? bare
    )
    {
        var app = new FileBasedApp(
            folder,
            "#:property InvariantGlobalization=true\n#:property NuGetAudit=false\n" + source
        );
        var published = app.Publish();
        var program = new ChildProgram(app.Program, host.AbsoluteUri)
        {
            Environment = EnvironmentFor(host),
        };
        return new(name, program, app.PublishedFolder, published.Output, bare);
    }

    /// <summary>Publishes <c>phog</c>, which captures one event.</summary>
    /// <param name="name">The name of the row.</param>
    /// <param name="folder">A new folder for it.</param>
    /// <param name="isAot">Whether it is compiled ahead of time.</param>
    /// <param name="host">The address of the server.</param>
    /// <param name="bare">The program that it is compared with.</param>
    public static StartProgram PublishTool(
        string name,
        string folder,
        bool isAot,
        Uri host,
        StartProgram bare
    )
    {
        string[] arguments =
        [
            "publish",
            Path.Combine(RepositoryFolder.Path, "tools", "PostHog.Tool"),
            "-c",
            "Release",
            "-o",
            folder,
            "-nologo",
            $"-p:AheadOfTime={isAot}",
            $"-p:ArtifactsPath={folder}-artifacts",
        ];
        var published = RunProcess
            .Run(new ChildProgram("dotnet", arguments) { Patience = TimeSpan.FromMinutes(10) })
            .RequireSuccess();
        var program = new ChildProgram(
            Path.Combine(folder, "PostHog.Tool"),
            "capture",
            "order placed",
            "--distinct-id",
            "user-42",
            "-p",
            "total=99.5"
        )
        {
            Environment = EnvironmentFor(host),
        };
        return new(name, program, folder, published.Output, bare);
    }

    /// <summary>Runs it from its start to its end.</summary>
    /// <returns>The time in milliseconds.</returns>
    public double Run() => RunProcess.Run(_program).RequireSuccess().Duration.TotalMilliseconds;

    /// <summary>Runs it and keeps the time.</summary>
    public void Measure() => _times.Add(Run());

    /// <summary>Runs it and keeps the time that it prints, in milliseconds.</summary>
    public void MeasureInside() =>
        _times.Add(
            double.Parse(
                RunProcess.Run(_program).RequireSuccess().Output,
                CultureInfo.InvariantCulture
            )
        );

    /// <summary>Prints a row for each program.</summary>
    public static void Print(List<StartProgram> programs)
    {
        Console.WriteLine("| Program | Size | Warnings | Least time | Median |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        programs.ForEach(program => Console.WriteLine(program.Row()));
    }

    /// <summary>
    /// Describes it, with its times as multiples of those of the program it is compared with, which took turns with it.
    /// </summary>
    private string Row()
    {
        var bare = _bare ?? this;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {_name} | {_size / 1e6:0.00} MB | {_warnings} | {Min:0.0} ms ({Min / bare.Min:0.00}) | {Median:0.0} ms ({Median / bare.Median:0.00}) |"
        );
    }

    private double Min => _times.Min();

    private double Median => _times.Order().ElementAt(_times.Count / 2);

    private static Dictionary<string, string?> EnvironmentFor(Uri host) =>
        new(StringComparer.Ordinal)
        {
            ["POSTHOG_PROJECT_TOKEN"] = "phc_start",
            ["POSTHOG_HOST"] = host.AbsoluteUri,
        };

    // Without symbols and documentation.
    private static long SizeOf(string folder) =>
        new DirectoryInfo(folder)
            .GetFiles("*", SearchOption.AllDirectories)
            .Where(file => file.Extension is not (".dbg" or ".pdb" or ".xml"))
            .Sum(file => file.Length);
}
