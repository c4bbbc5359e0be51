using PostHog.Flags.Remote;

namespace PostHog.Flags.Loading;

// Facts: definitions-status-codes.
/// <summary>Puts into words why definitions of flags could not be loaded.</summary>
internal static class DefinitionsFailures
{
    public static readonly PostHogFailure NothingShared = new(
        PostHogFailureKind.UnreadableResponse,
        "The provider of flag definitions has none, or none that can be read."
    );

    public static readonly PostHogFailure NothingToKeep = new(
        PostHogFailureKind.UnreadableResponse,
        "The server answered that the flag definitions had not changed, but none are loaded.",
        statusCode: 304
    );

    public static readonly PostHogFailure Malformed = new(
        PostHogFailureKind.UnreadableResponse,
        "What came is no document of flag definitions; does the host option point at PostHog?"
    );

    /// <summary>The provider threw, or did not come back.</summary>
    /// <param name="member">The member that was called.</param>
    /// <param name="cause">What it threw; null when it threw nothing.</param>
    /// <param name="delay">Why it did not come back in time; null when it did.</param>
    public static PostHogFailure Provider(string member, Exception? cause, string? delay) =>
        new(
            PostHogFailureKind.HandlerFault,
            $"The provider of flag definitions failed in {member}: {delay ?? cause!.GetType().Name}.",
            statusCode: null,
            cause
        );

    public static PostHogFailure QuotaLimited(int status) =>
        new(PostHogFailureKind.QuotaLimited, FlagFailures.QuotaLimited.Message, status);
}
