using Microsoft.Extensions.Logging;

namespace PostHog.Extensions.Hosting.Logging;

/// <summary>Writes the log messages of a client to a logger.</summary>
/// <param name="logger">The logger.</param>
/// <param name="isDebug">Whether the options ask for debug messages, whatever the level of the logger.</param>
internal sealed class LoggerCallback(ILogger logger, bool isDebug)
{
    /// <summary>Whether debug messages are to be created.</summary>
    public bool IsDebug => isDebug || logger.IsEnabled(LogLevel.Debug);

    public void Write(PostHogLogEntry entry)
    {
        var level = LevelOf(entry.Level);
        if (logger.IsEnabled(level))
        {
            logger.Log(
                level,
                new EventId(entry.EventId, entry.EventName),
                new LoggedValues(entry),
                entry.Exception,
                static (values, _) => values.ToString()
            );
        }
    }

    private static LogLevel LevelOf(PostHogLogLevel level) =>
        level switch
        {
            PostHogLogLevel.Error => LogLevel.Error,
            PostHogLogLevel.Warning => LogLevel.Warning,
            PostHogLogLevel.Information => LogLevel.Information,
            _ => LogLevel.Debug,
        };
}
