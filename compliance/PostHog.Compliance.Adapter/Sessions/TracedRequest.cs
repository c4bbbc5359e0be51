namespace PostHog.Compliance.Sessions;

/// <summary>A request that the client under test made.</summary>
/// <param name="SentAt">When it was sent.</param>
/// <param name="Status">What was answered; 0 when nothing was.</param>
/// <param name="Retry">How many requests before it brought its first event.</param>
/// <param name="Uuids">The ids of its events.</param>
internal sealed record TracedRequest(
    DateTimeOffset SentAt,
    int Status,
    int Retry,
    IReadOnlyList<string> Uuids
);
