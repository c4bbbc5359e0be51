using System.CommandLine;
using PostHog.Blocking;
using PostHog.Tool.Output;

namespace PostHog.Tool.Commands;

/// <summary><c>phog spool</c>: shows and sends what waits in the directory of a spool.</summary>
internal sealed class SpoolCommand : Command
{
    private const long MostBytes = 1L << 40;

    private static readonly TimeSpan LongestAge = TimeSpan.FromDays(365);
    private static readonly TimeSpan NoLimit = Timeout.InfiniteTimeSpan;

    public SpoolCommand(Settings settings, CancellationToken stopped)
        : base("spool", "Shows, or sends, the events that wait in the directory of a spool.")
    {
        var directory = new Argument<string>("directory")
        {
            Description = "The directory, as in the options of the client that writes it.",
        };

        var status = new Command("status", "Prints what waits, for each host and project token.");
        status.Add(directory);
        status.SetAction(parsed =>
        {
            var path = parsed.GetValue(directory)!;
            return IsDirectory(path)
                ? SpoolReport.PrintStatus(settings.PrinterOf(parsed), SpoolDirectory.Read(path))
                : ExitCodes.Failed;
        });

        var flush = new Command("flush", "Sends the events of the host and the project token.");
        flush.Add(directory);
        flush.SetAction(parsed => Flush(settings, parsed, parsed.GetValue(directory)!, stopped));

        Add(status);
        Add(flush);
    }

    private static bool IsDirectory(string path)
    {
        if (Directory.Exists(path))
        {
            return true;
        }

        Printer.Problem(
            File.Exists(path)
                ? $"{path} is a file; name the directory of a spool."
                : $"There is no directory {path}."
        );
        return false;
    }

    private static int Flush(
        Settings settings,
        ParseResult parsed,
        string directory,
        CancellationToken stopped
    )
    {
        if (!IsDirectory(directory))
        {
            return ExitCodes.Failed;
        }

        string? failure = null;
        PostHogOptions? own = null;
        using var client = settings.ClientOf(
            parsed,
            options =>
            {
                // What the user asks for is sent, however old it is and however much.
                options.Spool = new SpoolOptions(directory)
                {
                    MaxAge = LongestAge,
                    MaxBytes = MostBytes,
                };
                options.ShutdownTimeout = TimeSpan.FromSeconds(1);
                options.Debug = true;
                options.Log = entry =>
                    failure = entry.EventName is "ReplayFailed" ? entry.Message : failure;
                options.OnError = lost => failure = lost.Failure.ToString();
                own = options;
            }
        );
        client.Shutdown(NoLimit, stopped);
        var spool = client.Diagnostics.Spool!;
        var left = SpoolDirectory.Read(directory).ToLookup(one => one.IsOf(own!));
        var result = SpoolReport.PrintFlush(
            settings.PrinterOf(parsed),
            spool,
            [.. left[true]],
            failure
        );
        return SpoolReport.PrintOthers([.. left[false]]) ? ExitCodes.Failed : result;
    }
}
