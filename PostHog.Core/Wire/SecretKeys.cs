using System.Globalization;

namespace PostHog.Wire;

// Facts: definitions-status-codes.
/// <summary>Distinguishes the kinds of keys and explains why PostHog refused one. Never repeats a key.</summary>
internal static class SecretKeys
{
    private const string ProjectPrefix = "phc_";
    private const string PersonalPrefix = "phx_";
    private const string SecurePrefix = "phs_";

    /// <summary>Whether a key is the public token of a project, which gives no access.</summary>
    public static bool IsProjectToken(string key, string token) =>
        key == token || key.StartsWith(ProjectPrefix, StringComparison.Ordinal);

    /// <summary>Whether a token is a secret key, which must not be public.</summary>
    public static bool IsSecret(string token) =>
        token.StartsWith(PersonalPrefix, StringComparison.Ordinal)
        || token.StartsWith(SecurePrefix, StringComparison.Ordinal);

    /// <summary>Whether a key is a personal API key.</summary>
    public static bool IsPersonal(string key) =>
        key.StartsWith(PersonalPrefix, StringComparison.Ordinal);

    /// <summary>Explains a 401 or 403 for a key.</summary>
    public static PostHogFailure Explain(WireResponse response, string key)
    {
        var reason = ServerMessage.ReasonIn(response.Body, response.Secrets);
        var message = string.Format(
            CultureInfo.InvariantCulture,
            "The server responded with {0}: {1}{2}",
            response.Status,
            response.Status == 401 ? Unknown(key) : Forbidden(key),
            reason is null ? "" : $" The server says: {reason}"
        );
        return new PostHogFailure(PostHogFailureKind.Refused, message, response.Status);
    }

    private static string Unknown(string key) =>
        $"it does not accept {NameOf(key)}. Check that the key is complete and not revoked, and that the Host "
        + "option points to the region it belongs to.";

    private static string Forbidden(string key) =>
        IsPersonal(key)
            ? $"{NameOf(key)} lacks the scope feature_flag:read, or access to the project of ProjectToken."
            : $"{NameOf(key)} may not read the feature flags of this project. Check that it belongs to the "
                + "project of ProjectToken.";

    private static string NameOf(string key)
    {
        if (IsPersonal(key))
        {
            return "the personal API key (phx_...) in SecretKey";
        }

        return key.StartsWith(SecurePrefix, StringComparison.Ordinal)
            ? "the feature flags secure key (phs_...) in SecretKey"
            : "the key in SecretKey, which starts neither with phs_ nor with phx_";
    }
}
