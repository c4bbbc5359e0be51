using System.CommandLine;
using PostHog.Terminal;
using PostHog.Tool.Output;

namespace PostHog.Tool.Commands;

/// <summary>The command line: parses it, runs the command and turns problems into messages and exit codes.</summary>
internal static class PhogCommand
{
    public static int Run(string[] arguments)
    {
        using var signals = new StopSignals();
        var settings = new Settings();
        var parsed = Describe(settings, signals.Stopped).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                Printer.Problem(error.Message);
            }

            Printer.Problem("try --help.");
            return ExitCodes.BadUsage;
        }

        return Invoke(parsed, signals);
    }

    private static int Invoke(ParseResult parsed, StopSignals signals)
    {
        try
        {
            return parsed.Invoke(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                }
            );
        }
        catch (OperationCanceledException) when (signals.Stopped.IsCancellationRequested)
        {
            return ExitCodes.Of(signals.First);
        }
        catch (Exception problem) when (problem is UsageException or ArgumentException)
        {
            Printer.Problem(problem.Message);
            return ExitCodes.BadUsage;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Also when the reader of a pipe has gone.
            Printer.Problem(problem.Message);
            return ExitCodes.Failed;
        }
        catch (Exception problem)
        {
            Printer.Problem($"an unexpected problem, {problem.GetType().Name}: {problem.Message}");
            return ExitCodes.Failed;
        }
    }

    private static RootCommand Describe(Settings settings, CancellationToken stopped)
    {
        var root = new RootCommand("Sends events to PostHog and reads its feature flags.");
        settings.AddTo(root);
        root.Add(new CaptureCommand(settings, stopped));
        root.Add(new IdentifyCommand(settings, stopped));
        root.Add(new AliasCommand(settings, stopped));
        root.Add(new GroupCommand(settings, stopped));
        root.Add(new FlagsCommand(settings, stopped));
        root.Add(new ImportCommand(settings, stopped));
        root.Add(new SpoolCommand(settings, stopped));
        root.Add(new DoctorCommand(settings, stopped));
        return root;
    }
}
