using System.Diagnostics;

namespace PostHog.Diagnostics;

/// <summary>
/// A trace source for log messages, created for the first one: a program without messages does not load its assembly. A
/// listener that throws is ignored. Thread-safe.
/// </summary>
/// <param name="source">Returns the trace source, always the same one.</param>
internal sealed class LogTrace(Func<object> source)
{
    // A trace source is off by default, which would hide even a missing token. At this level a debugger shows warnings
    // and errors, and the console is left to the application.
    private static readonly Lazy<object> DefaultSource = new(static () =>
        new TraceSource("PostHog", SourceLevels.Warning)
    );

    /// <summary>Receives the messages if there is no callback.</summary>
    public static readonly LogTrace Default = new(static () => DefaultSource.Value);

    /// <summary>The trace source.</summary>
    public TraceSource Source => (TraceSource)source();

    /// <summary>Writes a message.</summary>
    public void Write(PostHogLogLevel level, int id, string message)
    {
        try
        {
            Source.TraceEvent(TypeOf(level), id, message);
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
