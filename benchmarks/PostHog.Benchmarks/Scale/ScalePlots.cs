using ScottPlot;

namespace PostHog.Benchmarks.Scale;

/// <summary>Draws what arrives at an endpoint over time.</summary>
internal static class ScalePlots
{
    /// <summary>Writes a PNG with one line for each run, in requests per second.</summary>
    public static void Save(
        string path,
        string title,
        IEnumerable<(string Name, IReadOnlyList<int> PerSecond)> lines,
        (int From, int Until) seconds
    )
    {
        using var plot = new Plot();
        foreach (var (name, perSecond) in lines)
        {
            var times = Enumerable.Range(seconds.From, seconds.Until - seconds.From).ToArray();
            double[] across = [.. times.Select(time => (double)time)];
            double[] up = [.. times.Select(time => (double)perSecond[time])];
            var line = plot.Add.ScatterLine(across, up);
            line.LegendText = name;
            line.LineWidth = 2;
        }

        plot.Title(title);
        plot.XLabel("seconds");
        plot.YLabel("requests per second");
        // The limits are unknown before the scaling. The legend is above the lines.
        plot.Axes.AutoScale();
        plot.Axes.SetLimitsY(0, plot.Axes.GetLimits().Top * 1.15);
        plot.ShowLegend(Alignment.UpperRight, Orientation.Horizontal);
        plot.SavePng(path, 900, 380);
    }
}
