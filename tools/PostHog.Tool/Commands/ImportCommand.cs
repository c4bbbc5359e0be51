using System.CommandLine;
using System.Diagnostics;
using PostHog.Blocking.Import;
using PostHog.Tool.Input;
using PostHog.Tool.Output;

namespace PostHog.Tool.Commands;

/// <summary><c>phog import</c>: imports old events.</summary>
internal sealed class ImportCommand : Command
{
    private readonly Argument<string> _file = new("file")
    {
        Description = "The file; - reads standard input, without a checkpoint.",
    };

    private readonly ImportCommandOptions _options = new();

    public ImportCommand(Settings settings, CancellationToken stopped)
        : base("import", "Imports old events from JSON or CSV, and continues where it stopped.")
    {
        Add(_file);
        _options.AddTo(this);
        SetAction(parsed =>
            Import(
                parsed.GetValue(_file)!,
                _options.Read(parsed),
                _options.ReadCaptureMode(parsed),
                settings.PrinterOf(parsed),
                settings,
                parsed,
                stopped
            )
        );
    }

    private static int Import(
        string file,
        EventImportOptions options,
        CaptureMode mode,
        Printer printer,
        Settings settings,
        ParseResult parsed,
        CancellationToken stopped
    )
    {
        using var client = settings.ClientOf(
            parsed,
            of =>
            {
                of.CaptureMode = mode;
                of.MaxBatchSize = options.BatchSize;
            }
        );
        using var input =
            file == "-"
                ? InterruptibleInput.Standard(stopped)
                : InterruptibleInput.OfPipe(file, stopped);
        var watch = Stopwatch.StartNew();
        using var display = new ImportDisplay();
        options.OnProgress = display.Show;
        try
        {
            var import = new EventImport(client, options);
            var result = display.Run(() =>
                input is null ? import.Run(file, stopped) : import.Run(input, stopped)
            );
            return ImportReport.Print(printer, result, options.DryRun, watch.Elapsed);
        }
        catch (OperationCanceledException)
        {
            Printer.Problem(
                input is not null
                    ? "interrupted; uuids stay the same if you import it again."
                    : "interrupted; run the same command again to continue."
            );
            throw;
        }
    }
}
