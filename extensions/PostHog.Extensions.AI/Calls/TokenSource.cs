using PostHog.Wire;

namespace PostHog.Extensions.AI.Calls;

/// <summary>Says who counted the tokens of an event: the caller, by a property of its own, or this library.</summary>
internal static class TokenSource
{
    public const string Property = AiNames.TokensSource;

    public static string Of(PostHogAiOptions options, PostHogAiOptions? call) =>
        HasTokens(options) || (call is not null && HasTokens(call)) ? "passthrough" : "sdk";

    private static bool HasTokens(PostHogAiOptions options)
    {
        foreach (var property in options.Properties)
        {
            if (
                property.Key.StartsWith("$ai_", StringComparison.Ordinal)
                && property.Key.EndsWith("_tokens", StringComparison.Ordinal)
            )
            {
                return true;
            }
        }

        return false;
    }
}
