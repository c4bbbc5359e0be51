using PostHog.Development.Recording;

namespace PostHog.Development.Viewer;

/// <summary>A line of the list of requests, tokens masked.</summary>
/// <param name="N">The number of the request.</param>
/// <param name="At">When it arrived, in milliseconds since 1970.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Status">What was answered; null when nothing was yet, or never.</param>
/// <param name="Problem">Why it, or some of its events, were refused.</param>
/// <param name="Wire">The bytes of the body on the wire.</param>
/// <param name="Body">The bytes of the body, decompressed.</param>
/// <param name="Ms">How long until the answer began.</param>
/// <param name="Batch">What all attempts to send the same events have in common.</param>
/// <param name="Fault">The fault that was played.</param>
/// <param name="Dropped">Whether the connection was dropped.</param>
/// <param name="Agent">The program that sent it.</param>
internal sealed record RequestRow(
    long N,
    long At,
    string Method,
    string Path,
    int? Status,
    string? Problem,
    long Wire,
    long Body,
    double? Ms,
    string? Batch,
    string? Fault,
    bool Dropped,
    string? Agent
)
{
    /// <summary>Returns the line of a request.</summary>
    public static RequestRow Of(ReceivedRequest request)
    {
        var masked = TokenMask.ApplyToLine(request);
        return new RequestRow(
            request.Number,
            request.ArrivedAt.ToUnixTimeMilliseconds(),
            request.Method,
            masked.Path,
            request.Status,
            masked.Problem,
            request.WireLength,
            request.BodyLength,
            request.Duration?.TotalMilliseconds,
            request.Batch,
            request.Fault,
            request.IsDropped,
            masked.Agent
        );
    }
}
