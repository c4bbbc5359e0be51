using PostHog.Wire;

namespace PostHog.Extensions.AI.Calls;

/// <summary>Says who counted the tokens of an event: the caller, or this library.</summary>
internal static class TokenSource
{
    /// <summary>The caller counted.</summary>
    public const string Caller = "passthrough";

    private static readonly string[] Counts =
    [
        AiNames.InputTokens,
        AiNames.OutputTokens,
        AiNames.TotalTokens,
        AiNames.ReasoningTokens,
        AiNames.CacheReadTokens,
        AiNames.CacheWriteTokens,
        AiNames.CacheWrite5mTokens,
        AiNames.CacheWrite1hTokens,
    ];

    /// <summary>Returns who counted: the caller, if properties of its own say so.</summary>
    public static string Of(PostHogAiOptions options, PostHogAiOptions? call) =>
        HasTokens(options) || (call is not null && HasTokens(call)) ? Caller : "sdk";

    /// <summary>Whether a function changed a count.</summary>
    /// <param name="before">The properties before it ran.</param>
    /// <param name="after">The event after it ran.</param>
    public static bool Differs(IReadOnlyDictionary<string, object?> before, PostHogEvent after)
    {
        foreach (var count in Counts)
        {
            before.TryGetValue(count, out var old);
            if (!Equals(old, after[count]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasTokens(PostHogAiOptions options)
    {
        foreach (var property in options.Properties)
        {
            if (Array.IndexOf(Counts, property.Key) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
