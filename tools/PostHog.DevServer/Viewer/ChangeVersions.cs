namespace PostHog.Development.Viewer;

/// <summary>Numbers that grow when something changes that the stream does not carry, so that a page asks for it.</summary>
/// <param name="Flags">Flags and overrides.</param>
/// <param name="Persons">Persons and groups.</param>
/// <param name="Warnings">Warnings.</param>
/// <param name="Events">How often the events were cleared.</param>
/// <param name="Requests">How often the requests were cleared.</param>
/// <param name="Started">When the server started, which tells it from the one before.</param>
internal sealed record ChangeVersions(
    long Flags,
    long Persons,
    long Warnings,
    int Events,
    int Requests,
    long Started
);
