using System.Diagnostics;
using System.Runtime.CompilerServices;
using PostHog.Wire;

namespace PostHog.Diagnostics;

/// <summary>
/// Passes log messages to the caller's callback, or to the trace source. A callback that throws is reported to the
/// trace source, and a trace listener that throws is ignored: logging never disturbs the application.
/// </summary>
internal sealed class PostHogLog(Action<PostHogLogEntry>? callback, TraceSource trace)
{
    /// <summary>Receives the messages if there is no callback.</summary>
    /// <remarks>
    /// A trace source is off by default, which would hide even a missing token. At this level a debugger shows warnings
    /// and errors, and the console is left to the application.
    /// </remarks>
    public static readonly TraceSource DefaultTrace = new("PostHog", SourceLevels.Warning);

    // Far more than the messages that are written once; beyond this number they are written again.
    private const int MaxOnce = 1_000;
    private const int MaxOnceCharacters = 1024 * 1024;

    private readonly CallbackGuard _guard = new(CallbackDepth.MaxLogDepth);
    private readonly HashSet<(string Kind, string About)> _once = [];
    private int _onceCharacters;

    public PostHogLog(Action<PostHogLogEntry>? callback)
        : this(callback, DefaultTrace) { }

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
            WriteTrace(PostHogLogLevel.Error, 0, $"The log callback threw. {TextOf(fault)}");
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
        WriteTrace(
            entry.Level,
            entry.EventId,
            entry.Exception is { } fault ? $"{entry.Message} {TextOf(fault)}" : entry.Message
        );

    private void WriteTrace(PostHogLogLevel level, int id, string message)
    {
        try
        {
            trace.TraceEvent(TypeOf(level), id, message);
        }
        catch
        {
            // There is nowhere left to report this.
        }
    }

    private static TraceEventType TypeOf(PostHogLogLevel level) =>
        level switch
        {
            PostHogLogLevel.Error => TraceEventType.Error,
            PostHogLogLevel.Warning => TraceEventType.Warning,
            PostHogLogLevel.Information => TraceEventType.Information,
            _ => TraceEventType.Verbose,
        };
}
