using PostHog.Flags.Remote;

namespace PostHog.Flags.Loading;

// Facts: definitions-status-codes.
/// <summary>The reasons why flag definitions could not be loaded.</summary>
internal static class DefinitionsFailures
{
    public static readonly PostHogFailure NothingShared = new(
        PostHogFailureKind.UnreadableResponse,
        "The flag definition provider has no definitions, or none that can be read."
    );

    public static readonly PostHogFailure NothingToKeep = new(
        PostHogFailureKind.UnreadableResponse,
        "The server responded that the flag definitions have not changed, but none are loaded.",
        statusCode: 304
    );

    public static readonly PostHogFailure Malformed = new(
        PostHogFailureKind.UnreadableResponse,
        "The response contains no flag definitions. Check the Host option."
    );

    /// <summary>Returns the failure for a provider that threw or did not return in time.</summary>
    /// <param name="member">The member that was called.</param>
    /// <param name="cause">The exception that it threw; null if none.</param>
    /// <param name="delay">Why it did not return in time; null if it did.</param>
    public static PostHogFailure Provider(string member, Exception? cause, string? delay) =>
        new(
            PostHogFailureKind.HandlerFault,
            $"The flag definition provider failed in {member}: {delay ?? cause!.GetType().Name}.",
            statusCode: null,
            cause
        );

    public static PostHogFailure QuotaLimited(int status) =>
        new(PostHogFailureKind.QuotaLimited, FlagFailures.QuotaLimited.Message, status);
}
