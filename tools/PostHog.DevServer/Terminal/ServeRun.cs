using System.Net.Sockets;
using PostHog.Development.Security;
using PostHog.Terminal;

namespace PostHog.Development.Terminal;

/// <summary>Serves until it is told to stop.</summary>
internal static class ServeRun
{
    private const int Succeeded = 0;
    private const int CouldNotStart = 1;
    private const int EventLimit = 10_000;
    private const int RequestLimit = 2_000;

    public static async Task<int> RunAsync(ServeSettings settings)
    {
        using var signals = new StopSignals();
        var report = new ConsoleReport(Console.Out);
        try
        {
            var token = AccessToken.Create();
            await using var server = await DevServer.StartAsync(
                Options(settings, report, token),
                signals.Stopped
            );
            report.WriteReady(new Uri(server.Url, $"?token={token}"), settings.Persist?.FullName);
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
            await Console.Error.WriteLineAsync(Explain(exception, settings.Port));
            return CouldNotStart;
        }

        return Succeeded;
    }

    private static DevServerOptions Options(
        ServeSettings settings,
        ConsoleReport report,
        string token
    ) =>
        new()
        {
            Port = settings.Port,
            KeepEvents = !settings.CountsOnly,
            EventLimit = EventLimit,
            RequestLimit = RequestLimit,
            FlagsFile = settings.Flags?.FullName,
            EventsFile = settings.Persist?.FullName,
            AllowedOrigins = settings.AllowedOrigins,
            BrowserSdkFolder = settings.BrowserSdk?.FullName,
            Token = token,
            OnNotice = report.WriteNotice,
            OnEvent = settings.CountsOnly ? null : report.WriteEvent,
            OnRequest = settings.CountsOnly ? null : report.WriteRequest,
        };

    private static string Explain(Exception exception, int port)
    {
        var isTaken =
            exception is IOException { InnerException: not null } and { Message: var message }
            && message.Contains("address already in use", StringComparison.OrdinalIgnoreCase);
        return isTaken && FreePort.After(port) is { } free
            ? $"Could not start: port {port} is taken (address already in use). Port {free} is free: --port {free}"
            : $"Could not start: {exception.Message}";
    }
}
