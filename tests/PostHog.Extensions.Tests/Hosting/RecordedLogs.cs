using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PostHog.Extensions.Tests.Hosting;

/// <summary>Keeps what is logged, in order.</summary>
internal sealed class RecordedLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<RecordedLog> _all = new();

    /// <summary>What PostHog logged.</summary>
    public IReadOnlyList<RecordedLog> OfPostHog =>
        [.. _all.Where(one => one.Category.StartsWith("PostHog", StringComparison.Ordinal))];

    /// <summary>All messages, with their exceptions.</summary>
    public string Text => string.Join('\n', _all);

    public IReadOnlyList<string> At(LogLevel level) =>
        [.. OfPostHog.Where(one => one.Level == level).Select(one => one.Message)];

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _all);

    public void Dispose() { }

    private sealed class Logger(string category, ConcurrentQueue<RecordedLog> all) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            var values = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
            all.Enqueue(
                new RecordedLog(
                    category,
                    logLevel,
                    eventId,
                    formatter(state, exception),
                    values.ToDictionary(one => one.Key, one => one.Value),
                    exception
                )
            );
        }
    }
}
