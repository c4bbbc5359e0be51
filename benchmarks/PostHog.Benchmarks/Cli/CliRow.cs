using System.Globalization;
using PostHog.TestKit.Processes;

namespace PostHog.Benchmarks.Cli;

/// <summary>Runs of the tool with one network.</summary>
internal sealed class CliRow
{
    private readonly List<double> _times = [];
    private readonly string _name;
    private readonly string _data;
    private readonly bool _isLater;
    private readonly ChildProgram _program;

    /// <summary>Prepares the data of a user who has seen the notice.</summary>
    /// <param name="name">The name of the row.</param>
    /// <param name="folder">A new folder for it.</param>
    /// <param name="host">Where events are sent; null for a run without telemetry.</param>
    /// <param name="isLater">Whether what the runs before found out about the network is kept.</param>
    public CliRow(string name, string folder, string? host, bool isLater)
    {
        _name = name;
        _isLater = isLater;
        _data = Path.Combine(folder, "bench", "telemetry");
        Directory.CreateDirectory(_data);
        File.WriteAllText(Path.Combine(_data, "install-id"), Guid.NewGuid().ToString("D"));
        string[] arguments = host is null ? ["cli-tool"] : ["cli-tool", host];
        _program = new ChildProgram(typeof(CliRow).Assembly.Location, arguments)
        {
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["XDG_DATA_HOME"] = folder,
                ["DO_NOT_TRACK"] = null,
                ["CI"] = null,
                ["GITHUB_ACTIONS"] = null,
            },
        };
    }

    private double Median => _times.Order().ElementAt(_times.Count / 2);

    /// <summary>Runs it from its start to its end.</summary>
    /// <returns>The time in milliseconds, and what it printed.</returns>
    public (double Time, string Output) Run()
    {
        if (!_isLater)
        {
            File.Delete(Path.Combine(_data, "unreachable"));
        }

        var end = RunProcess.Run(_program).RequireSuccess();
        return (end.Duration.TotalMilliseconds, end.Output + end.Error);
    }

    /// <summary>Runs it and keeps the time.</summary>
    public void Measure() => _times.Add(Run().Time);

    /// <summary>Describes it, with what it takes longer than the run without telemetry that took turns with it.</summary>
    public string Describe(CliRow without) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{_name}: median {Median:0} ms, {Median - without.Median:+0;-0;0} ms"
        );
}
