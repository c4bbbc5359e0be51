using System.Runtime.CompilerServices;
using PostHog.Wire;

namespace PostHog.Diagnostics;

/// <summary>
/// Passes log messages to the caller's callback, or to the trace source. A callback that throws is reported to the
/// trace source, and a trace listener that throws is ignored: logging never disturbs the application.
/// </summary>
internal sealed class PostHogLog(Action<PostHogLogEntry>? callback, LogTrace trace)
{
    // Far more than the messages that are written once; beyond this number they are written again.
    private const int MaxOnce = 1_000;
    private const int MaxOnceCharacters = 1024 * 1024;

    private readonly CallbackGuard _guard = new(CallbackDepth.MaxLogDepth);
    private readonly HashSet<(string Kind, string About)> _once = [];
    private int _onceCharacters;

    public PostHogLog(Action<PostHogLogEntry>? callback)
        : this(callback, LogTrace.Default) { }

    /// <summary>Whether debug messages are written too.</summary>
    public bool IsDebug { get; set; } = true;

    /// <summary>Writes a message without values.</summary>
    /// <param name="level">The level.</param>
    /// <param name="message">The complete message.</param>
    /// <param name="exception">The exception of the message; null if there is none.</param>
    /// <param name="eventName">The kind of message: the method that writes it.</param>
    public void Write(
        PostHogLogLevel level,
        string message,
        Exception? exception = null,
        [CallerMemberName] string eventName = ""
    ) => Write(level, new LogText(message), exception, eventName);

    /// <summary>Writes a message with values, given as an interpolated string.</summary>
    /// <param name="level">The level.</param>
    /// <param name="text">The text.</param>
    /// <param name="exception">The exception of the message; null if there is none.</param>
    /// <param name="eventName">The kind of message: the method that writes it.</param>
    public void Write(
        PostHogLogLevel level,
        LogText text,
        Exception? exception = null,
        [CallerMemberName] string eventName = ""
    ) => Write(text.ToEntry(level, LogEventIds.Of(eventName), eventName, exception));

    /// <summary>Writes a message.</summary>
    public void Write(PostHogLogEntry entry)
    {
        if (entry.Level == PostHogLogLevel.Debug && !IsDebug)
        {
            return;
        }

        using var frame = callback is null ? null : _guard.TryEnter();
        if (frame is null)
        {
            WriteTrace(entry);
            return;
        }

        try
        {
            callback!(entry);
        }
        catch (Exception fault)
        {
            trace.Write(PostHogLogLevel.Error, 0, $"The log callback threw. {TextOf(fault)}");
        }
    }

    /// <summary>
    /// Writes a message about something, unless this client has already written it. Creates no text in that case.
    /// </summary>
    /// <param name="level">The level.</param>
    /// <param name="kind">The kind of message.</param>
    /// <param name="about">What the message is about.</param>
    /// <param name="message">Creates the text from what the message is about.</param>
    public void WriteOnce(
        PostHogLogLevel level,
        string kind,
        string about,
        Func<string, LogText> message
    )
    {
        lock (_once)
        {
            if (!_once.Add((kind, about)))
            {
                return;
            }

            _onceCharacters += about.Length;
            if (_once.Count >= MaxOnce || _onceCharacters > MaxOnceCharacters)
            {
                _once.Clear();
                _onceCharacters = 0;
            }
        }

        Write(level, message(about), exception: null, kind);
    }

    private static string TextOf(Exception exception) =>
        ErrorText.PrintedFormOf(exception)
        ?? $"{exception.GetType()}: {ErrorText.MessageOf(exception)}";

    private void WriteTrace(PostHogLogEntry entry) =>
        trace.Write(
            entry.Level,
            entry.EventId,
            entry.Exception is { } fault ? $"{entry.Message} {TextOf(fault)}" : entry.Message
        );
}
