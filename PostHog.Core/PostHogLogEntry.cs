namespace PostHog;

/// <summary>One log message. Contains no token and no property value. Immutable and safe to share.</summary>
public sealed class PostHogLogEntry
{
    internal PostHogLogEntry(
        PostHogLogLevel level,
        int eventId,
        string eventName,
        string message,
        string messageTemplate,
        IReadOnlyList<KeyValuePair<string, object?>> values,
        Exception? exception
    )
    {
        Level = level;
        EventId = eventId;
        EventName = eventName;
        Message = message;
        MessageTemplate = messageTemplate;
        Values = values;
        Exception = exception;
    }

    /// <summary>The severity of the message.</summary>
    public PostHogLogLevel Level { get; }

    /// <summary>The number of this kind of message, which later versions keep.</summary>
    public int EventId { get; }

    /// <summary>The name of this kind of message, such as <c>AttemptFailed</c>, which later versions keep.</summary>
    public string EventName { get; }

    /// <summary>The message, complete and in English.</summary>
    public string Message { get; }

    /// <summary>
    /// The message with the names of its <see cref="Values"/> in braces in their places, such as
    /// <c>Event '{EventName}' is dropped: {Reason}</c>. Braces of the text itself are doubled.
    /// </summary>
    public string MessageTemplate { get; }

    /// <summary>The values in the message by name, in order: numbers and texts.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Values { get; }

    /// <summary>The exception of the message; null if there is none.</summary>
    public Exception? Exception { get; }

    /// <summary>Returns level and message on one line.</summary>
    public override string ToString() => $"{Level}: {Message}";
}
