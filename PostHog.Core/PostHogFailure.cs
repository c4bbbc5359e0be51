using System.Globalization;

namespace PostHog;

/// <summary>What went wrong with a delivery, in a form that can be logged. Immutable and safe to share.</summary>
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

    /// <summary>The class of the failure, to branch on.</summary>
    public PostHogFailureKind Kind { get; }

    /// <summary>One sentence for people: what happened and, where there is one, the way out. Never holds a token or a property value: what a server may have quoted of them stands as <c>[...]</c>.</summary>
    public string Message { get; }

    /// <summary>The HTTP status of the last answer; null when there was none.</summary>
    public int? StatusCode { get; }

    /// <summary>The exception behind the failure; null when the server's answer or the event itself was the reason.</summary>
    public Exception? Cause { get; }

    /// <summary>Returns kind, status and message on one line.</summary>
    public override string ToString() =>
        StatusCode is { } status
            ? string.Format(CultureInfo.InvariantCulture, "{0} ({1}): {2}", Kind, status, Message)
            : $"{Kind}: {Message}";
}
