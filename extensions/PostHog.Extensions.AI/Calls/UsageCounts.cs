using Microsoft.Extensions.AI;

namespace PostHog.Extensions.AI.Calls;

/// <summary>Captures what a call used. The library counts cached tokens as input and reasoning as output.</summary>
internal static class UsageCounts
{
    // Only adapters know how many tokens a cache took, each under a key of its own.
    private static readonly string[] CacheWriteKeys =
    [
        "CacheCreationInputTokens",
        "cache_creation_input_tokens",
        "InputTokenDetails.CacheWriteTokens",
        "CacheWriteInputTokens",
    ];

    /// <summary>Sets the counts of an event.</summary>
    public static void Apply(AiGeneration captured, UsageDetails? usage, int webSearches)
    {
        captured.WebSearchCount = Positive(webSearches);
        if (usage is null)
        {
            return;
        }

        captured.InputTokens = usage.InputTokenCount;
        captured.OutputTokens = usage.OutputTokenCount;
        captured.TotalTokens = Positive(usage.TotalTokenCount);
        captured.ReasoningTokens = Positive(usage.ReasoningTokenCount);
        captured.CacheReadTokens = Positive(usage.CachedInputTokenCount);
        captured.CacheWriteTokens = Positive(CacheWritesIn(usage));
        captured.CacheTokensAreExclusive = false;
    }

    private static long? CacheWritesIn(UsageDetails usage)
    {
        if (usage.AdditionalCounts is { } counts)
        {
            foreach (var key in CacheWriteKeys)
            {
                if (counts.TryGetValue(key, out var count))
                {
                    return count;
                }
            }
        }

        return null;
    }

    private static long? Positive(long? count) => count > 0 ? count : null;
}
