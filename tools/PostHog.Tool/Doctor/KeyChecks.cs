namespace PostHog.Tool.Doctor;

/// <summary>Checks whether token and key are of the right kind, without asking anybody.</summary>
internal static class KeyChecks
{
    private const string Token = "token";
    private const string Secret = "secret key";

    public static Finding OfToken(string? token) =>
        token?.Trim() switch
        {
            null or "" => Finding.Failed(
                Token,
                "there is none",
                "Copy the project token (phc_...) from the settings of your project and set POSTHOG_PROJECT_TOKEN."
            ),
            { } own when own.StartsWith("phc_", StringComparison.Ordinal) => Finding.Ok(
                Token,
                "a project token"
            ),
            { } own when IsSecret(own) => Finding.Failed(
                Token,
                "this is a secret key, not a project token",
                "Use the project token (phc_...); revoke the key if it was in an application that others have."
            ),
            _ => Finding.Warning(
                Token,
                "it does not begin with phc_",
                "Compare it with the project token in the settings of your project."
            ),
        };

    public static Finding OfSecretKey(string key) =>
        IsSecret(key.Trim())
            ? Finding.Ok(Secret, "a secret key")
            : Finding.Failed(
                Secret,
                "it begins with neither phs_ nor phx_",
                "Create a key for feature flags in the settings of your project and set POSTHOG_SECRET_KEY."
            );

    private static bool IsSecret(string key) =>
        key.StartsWith("phx_", StringComparison.Ordinal)
        || key.StartsWith("phs_", StringComparison.Ordinal);
}
