using Microsoft.Extensions.AI;
using PostHog.Wire;

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

    private static readonly string[] CacheWrite5mKeys =
    [
        "CacheCreation.Ephemeral5mInputTokens",
        "ephemeral_5m_input_tokens",
    ];

    private static readonly string[] CacheWrite1hKeys =
    [
        "CacheCreation.Ephemeral1hInputTokens",
        "ephemeral_1h_input_tokens",
    ];

    private static readonly string[] InputAudioKeys = ["InputTokenDetails.AudioTokenCount"];

    private static readonly string[] OutputAudioKeys = ["OutputTokenDetails.AudioTokenCount"];

    /// <summary>Sets the counts of an event.</summary>
    /// <param name="captured">The event.</param>
    /// <param name="usage">What the provider says; null if it says nothing.</param>
    /// <param name="webSearches">How often the model searched the web.</param>
    /// <param name="capture">Receives warnings.</param>
    public static void Apply(
        AiGeneration captured,
        UsageDetails? usage,
        int webSearches,
        AiCapture capture
    )
    {
        captured.WebSearchCount = Known(webSearches);
        if (usage is null)
        {
            return;
        }

        captured.InputTokens = usage.InputTokenCount;
        captured.OutputTokens = usage.OutputTokenCount;
        captured.TotalTokens = Known(usage.TotalTokenCount);
        captured.ReasoningTokens = Known(usage.ReasoningTokenCount);
        captured.CacheReadTokens = Known(usage.CachedInputTokenCount);
        captured.CacheTokensAreExclusive = false;
        captured.CacheWriteTokens = CountIn(usage, CacheWriteKeys);
        captured.CacheWrite5mTokens = CountIn(usage, CacheWrite5mKeys);
        captured.CacheWrite1hTokens = CountIn(usage, CacheWrite1hKeys);
        captured.Usage = AudioIn(usage, capture);
    }

    // PostHog knows the price of audio by OpenAI's form of usage, whoever the provider is.
    private static Dictionary<string, object?>? AudioIn(UsageDetails usage, AiCapture capture)
    {
        var (input, output) = CountsOfAudio(usage);
        if (input < 0 || output < 0)
        {
            capture.WarnOfCount(AiNames.Usage);
        }

        (input, output) = (Positive(input), Positive(output));
        if (input is null && output is null)
        {
            return null;
        }

        var details = new Dictionary<string, object?>(2, StringComparer.Ordinal);
        Add(details, "prompt_tokens_details", input);
        Add(details, "completion_tokens_details", output);
        return details;
    }

    private static void Add(Dictionary<string, object?> usage, string name, long? audio)
    {
        if (audio is not null)
        {
            usage[name] = new Dictionary<string, object?>(1, StringComparer.Ordinal)
            {
                ["audio_tokens"] = audio,
            };
        }
    }

    private static (long? Input, long? Output) CountsOfAudio(UsageDetails usage)
    {
        try
        {
            var (input, output) = Experimental(usage);
            return (
                Known(input) ?? CountIn(usage, InputAudioKeys),
                Known(output) ?? CountIn(usage, OutputAudioKeys)
            );
        }
        catch (MissingMemberException)
        {
            return (CountIn(usage, InputAudioKeys), CountIn(usage, OutputAudioKeys));
        }
    }

#pragma warning disable MEAI001 // The properties are experimental: if a later version lacks them, others are read.
    private static (long? Input, long? Output) Experimental(UsageDetails usage) =>
        (usage.InputAudioTokenCount, usage.OutputAudioTokenCount);
#pragma warning restore MEAI001

    private static long? CountIn(UsageDetails usage, string[] keys)
    {
        if (usage.AdditionalCounts is { } counts)
        {
            foreach (var key in keys)
            {
                if (counts.TryGetValue(key, out var count) && count != 0)
                {
                    return count;
                }
            }
        }

        return null;
    }

    private static long? Positive(long? count) => count > 0 ? count : null;

    // Of most counts, 0 says no more than nothing does. Negative ones are left out with a warning when the event is queued.
    private static long? Known(long? count) => count == 0 ? null : count;
}
