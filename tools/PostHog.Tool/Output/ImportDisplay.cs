using System.Diagnostics;
using System.Globalization;
using PostHog.Blocking.Import;
using Spectre.Console;

namespace PostHog.Tool.Output;

/// <summary>Shows the progress of an import on standard error: a bar on a terminal, a line every few seconds elsewhere.</summary>
internal sealed class ImportDisplay : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly Stopwatch _sinceLine = Stopwatch.StartNew();
    private ProgressTask? _task;
    private ImportPhase? _phase;

    private static bool IsTerminal =>
        !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Runs the import and shows its progress meanwhile.</summary>
    public T Run<T>(Func<T> import)
    {
        if (!IsTerminal)
        {
            return import();
        }

        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }
        );
        return console
            .Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn()
            )
            .Start(context =>
            {
                _task = context.AddTask("checking", maxValue: 1);
                return import();
            });
    }

    /// <summary>Shows one state.</summary>
    public void Show(ImportProgress progress)
    {
        var text = Describe(progress);
        if (_task is { } task)
        {
            task.Description = Markup.Escape(text);
            task.Value = progress.Fraction ?? 0;
            task.IsIndeterminate = progress.Fraction is null;
        }
        else if (_phase != progress.Phase || _sinceLine.Elapsed >= Interval)
        {
            _phase = progress.Phase;
            _sinceLine.Restart();
            Printer.Say(text);
        }
    }

    public void Dispose() => _task?.StopTask();

    private static string Describe(ImportProgress progress)
    {
        if (progress.Phase != ImportPhase.Sending)
        {
            var verb = progress.Phase == ImportPhase.Checking ? "checked" : "sorted";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{verb} {progress.Rows} rows, rejected {progress.Rejected}"
            );
        }

        var left = progress.TimeLeft is { } time
            ? string.Create(CultureInfo.InvariantCulture, $", {Readable(time)} left")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"sent {progress.Delivered} of {progress.Events} events, {progress.EventsPerSecond:0}/s{left}"
        );
    }

    private static string Readable(TimeSpan time) =>
        time.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.0} h")
            : string.Create(CultureInfo.InvariantCulture, $"{time:mm\\:ss}");
}
