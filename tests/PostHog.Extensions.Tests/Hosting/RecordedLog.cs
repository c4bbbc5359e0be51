using Microsoft.Extensions.Logging;

namespace PostHog.Extensions.Tests.Hosting;

/// <summary>One message that was logged.</summary>
internal sealed record RecordedLog(
    string Category,
    LogLevel Level,
    EventId Id,
    string Message,
    IReadOnlyDictionary<string, object?> Values,
    Exception? Exception
);
