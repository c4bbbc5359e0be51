namespace PostHog.Tool.Doctor;

/// <summary>The result of one check.</summary>
/// <param name="Check">What was checked.</param>
/// <param name="Status">What was found.</param>
/// <param name="Message">What it is.</param>
/// <param name="Remedy">What to do about it; null if nothing.</param>
internal sealed record Finding(
    string Check,
    FindingStatus Status,
    string Message,
    string? Remedy = null
)
{
    public static Finding Ok(string check, string message) => new(check, FindingStatus.Ok, message);

    public static Finding Warning(string check, string message, string remedy) =>
        new(check, FindingStatus.Warning, message, remedy);

    public static Finding Failed(string check, string message, string remedy) =>
        new(check, FindingStatus.Failed, message, remedy);
}
