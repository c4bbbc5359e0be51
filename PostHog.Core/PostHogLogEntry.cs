namespace PostHog;

/// <summary>One log message. Contains no token and no property value. Immutable and safe to share.</summary>
public sealed class PostHogLogEntry
{
    internal PostHogLogEntry(PostHogLogLevel level, string message, Exception? exception)
    {
        Level = level;
        Message = message;
        Exception = exception;
    }

    /// <summary>The severity of the message.</summary>
    public PostHogLogLevel Level { get; }

    /// <summary>The message, complete and in English.</summary>
    public string Message { get; }

    /// <summary>The exception of the message; null if there is none.</summary>
    public Exception? Exception { get; }

    /// <summary>Returns level and message on one line.</summary>
    public override string ToString() => $"{Level}: {Message}";
}
