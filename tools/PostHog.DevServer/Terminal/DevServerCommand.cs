using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net.Sockets;

namespace PostHog.Development.Terminal;

/// <summary>The command line: <c>PostHog.DevServer [--port 8010] [--count-only] [--flags file]</c>.</summary>
internal static class DevServerCommand
{
    private const int Succeeded = 0;
    private const int CouldNotStart = 1;
    private const int BadArguments = 2;
    private const int DefaultPort = 8010;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var parsed = Describe().Parse(arguments);
        if (parsed.Errors.Count == 0)
        {
            // The parser's own signal handling begins too late: after the address was printed.
            return await parsed.InvokeAsync(new() { ProcessTerminationTimeout = null });
        }

        foreach (var error in parsed.Errors)
        {
            await Console.Error.WriteLineAsync(error.Message);
        }

        await Console.Error.WriteLineAsync("Try --help.");
        return BadArguments;
    }

    private static RootCommand Describe()
    {
        var port = new Option<int>("--port", "-p")
        {
            Description = "The port on 127.0.0.1; 0 lets the system choose a free one.",
            HelpName = "number",
            DefaultValueFactory = _ => DefaultPort,
            CustomParser = ReadPort,
        };
        var countOnly = new Option<bool>("--count-only")
        {
            Description =
                "Keeps uuids and counts instead of events, and prints none: for many events.",
        };
        var flags = new Option<FileInfo?>("--flags")
        {
            Description = "A JSON file with the flags to answer, such as {\"beta\":true}.",
            HelpName = "file",
        };
        var command = new RootCommand("A PostHog for development: in memory, on this machine only.")
        {
            port,
            countOnly,
            flags,
        };
        command.SetAction(
            (parsed, _) =>
                ServeAsync(
                    parsed.GetValue(port),
                    parsed.GetValue(countOnly),
                    parsed.GetValue(flags)
                )
        );
        return command;
    }

    private static int ReadPort(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return port;
        }

        argument.AddError($"--port must be a number from 0 to {ushort.MaxValue}, not '{text}'.");
        return DefaultPort;
    }

    private static async Task<int> ServeAsync(int port, bool countOnly, FileInfo? flags)
    {
        using var signals = new StopSignals();
        var report = new ConsoleReport(Console.Out);
        try
        {
            var options = new DevServerOptions
            {
                Port = port,
                KeepEvents = !countOnly,
                Flags = flags is null ? null : await File.ReadAllTextAsync(flags.FullName),
                OnEvent = countOnly ? null : report.WriteEvent,
                OnRequest = countOnly ? null : report.WriteRequest,
            };
            await using var server = await DevServer.StartAsync(options, signals.Stopped);
            report.WriteReady(server.Url);
            await Task.Delay(Timeout.Infinite, signals.Stopped);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C or SIGTERM: the way this program ends.
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or SocketException
                        or UnauthorizedAccessException
                        or ArgumentException
            )
        {
            await Console.Error.WriteLineAsync($"Could not start: {exception.Message}");
            return CouldNotStart;
        }

        return Succeeded;
    }
}
