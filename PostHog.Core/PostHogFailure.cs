using System.Globalization;

namespace PostHog;

/// <summary>What went wrong, in a form that can be logged. Immutable and safe to share.</summary>
public sealed class PostHogFailure
{
    internal PostHogFailure(
        PostHogFailureKind kind,
        string message,
        int? statusCode = null,
        Exception? cause = null
    )
    {
        Kind = kind;
        Message = message;
        StatusCode = statusCode;
        Cause = cause;
    }

    /// <summary>The kind of failure, to branch on.</summary>
    public PostHogFailureKind Kind { get; }

    /// <summary>
    /// One sentence that says what happened and, if possible, what to do. Contains no token and no property value: any
    /// that a server quoted is replaced by <c>[...]</c>.
    /// </summary>
    public string Message { get; }

    /// <summary>The HTTP status of the last response; null if there was none.</summary>
    public int? StatusCode { get; }

    /// <summary>
    /// The exception that caused the failure; null if the server's response or the event itself was the cause. An
    /// exception whose message could quote the server is replaced by one with the same types and stack in its text.
    /// </summary>
    public Exception? Cause { get; }

    /// <summary>Returns kind, status and message on one line.</summary>
    public override string ToString() =>
        StatusCode is { } status
            ? string.Format(CultureInfo.InvariantCulture, "{0} ({1}): {2}", Kind, status, Message)
            : $"{Kind}: {Message}";
}
