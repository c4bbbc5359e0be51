namespace PostHog.Development.Viewer;

/// <summary>One message of the stream.</summary>
/// <param name="Events">The new events.</param>
/// <param name="Requests">The new requests, and those that changed.</param>
/// <param name="EventCount">How many events were stored, kept or not.</param>
/// <param name="RequestCount">How many requests arrived, kept or not.</param>
/// <param name="FileProblem">What is wrong with the file of flags.</param>
/// <param name="Versions">What else changed.</param>
internal sealed record Changes(
    IReadOnlyList<EventRow> Events,
    IReadOnlyList<RequestRow> Requests,
    long EventCount,
    long RequestCount,
    string? FileProblem,
    ChangeVersions Versions
);
