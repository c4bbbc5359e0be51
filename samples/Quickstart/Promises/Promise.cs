namespace Quickstart.Promises;

/// <summary>One promise and how it was kept.</summary>
/// <param name="Package">The package that was put to the test.</param>
/// <param name="Title">What happened, in a few words.</param>
/// <param name="Captured">How many events the client accepted.</param>
/// <param name="Told">What the client told besides; null when that goes without saying.</param>
/// <param name="Dropped">How many events the full queue dropped, and said so.</param>
internal sealed record Promise(
    string Package,
    string Title,
    int Captured,
    string? Told = null,
    int Dropped = 0
);
