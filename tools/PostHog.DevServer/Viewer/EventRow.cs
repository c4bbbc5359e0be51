namespace PostHog.Development.Viewer;

/// <summary>A line of the list of events. The short names are those of the stream, which sends a thousand a second.</summary>
/// <param name="N">The event's number.</param>
/// <param name="At">When it arrived, in milliseconds since 1970.</param>
/// <param name="Name">The event's name.</param>
/// <param name="Id">Whom it is about.</param>
/// <param name="Uuid">Its uuid, if it has one.</param>
/// <param name="Size">Its JSON in bytes.</param>
/// <param name="Sdk">The library that sent it.</param>
/// <param name="V">The version of that library.</param>
/// <param name="Result">What became of it: ok, warning, drop, retry or limited.</param>
/// <param name="Details">Why.</param>
/// <param name="Path">The path of its request.</param>
/// <param name="Req">The number of its request.</param>
/// <param name="Personless">Whether it says that it has no person.</param>
internal sealed record EventRow(
    long N,
    long At,
    string Name,
    string Id,
    string? Uuid,
    long Size,
    string? Sdk,
    string? V,
    string Result,
    string? Details,
    string Path,
    long Req,
    bool Personless
);
