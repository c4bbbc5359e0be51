using PostHog.Wire;

namespace PostHog;

public sealed partial class AiGeneration
{
    /// <summary>The number of output tokens. Null, the default, if it is not known.</summary>
    public long? OutputTokens
    {
        get => Count(AiNames.OutputTokens);
        set => Set(AiNames.OutputTokens, value);
    }

    /// <summary>How many of the output tokens the model used for reasoning.</summary>
    public long? ReasoningTokens
    {
        get => Count(AiNames.ReasoningTokens);
        set => Set(AiNames.ReasoningTokens, value);
    }

    /// <summary>The number of tokens read from the provider's cache.</summary>
    public long? CacheReadTokens
    {
        get => Count(AiNames.CacheReadTokens);
        set => Set(AiNames.CacheReadTokens, value);
    }

    /// <summary>The number of tokens written to the provider's cache, for whatever time.</summary>
    public long? CacheWriteTokens
    {
        get => Count(AiNames.CacheWriteTokens);
        set => Set(AiNames.CacheWriteTokens, value);
    }

    /// <summary>How many of the tokens written to the cache are kept for five minutes, as Anthropic counts
    /// them.</summary>
    public long? CacheWrite5mTokens
    {
        get => Count(AiNames.CacheWrite5mTokens);
        set => Set(AiNames.CacheWrite5mTokens, value);
    }

    /// <summary>How many of the tokens written to the cache are kept for one hour, which costs more.</summary>
    public long? CacheWrite1hTokens
    {
        get => Count(AiNames.CacheWrite1hTokens);
        set => Set(AiNames.CacheWrite1hTokens, value);
    }

    /// <summary>
    /// Whether <see cref="AiModelCall.InputTokens"/> excludes the tokens of the cache. Null, the default, lets PostHog
    /// decide by the provider: true for Anthropic's own API, false for all others. Set it if a library between you and
    /// the provider counts differently, or the costs are wrong.
    /// </summary>
    public bool? CacheTokensAreExclusive
    {
        get => this[AiNames.CacheIsExclusive] as bool?;
        set => Set(AiNames.CacheIsExclusive, value);
    }

    /// <summary>How often the model searched the web.</summary>
    public long? WebSearchCount
    {
        get => Count(AiNames.WebSearchCount);
        set => Set(AiNames.WebSearchCount, value);
    }

    /// <summary>The number of requests, if it was not one.</summary>
    public long? RequestCount
    {
        get => Count(AiNames.RequestCount);
        set => Set(AiNames.RequestCount, value);
    }

    /// <summary>The cost of the output in US dollars.</summary>
    public double? OutputCost
    {
        get => Number(AiNames.OutputCost);
        set => Set(AiNames.OutputCost, value);
    }

    /// <summary>The cost of the web searches in US dollars.</summary>
    public double? WebSearchCost
    {
        get => Number(AiNames.WebSearchCost);
        set => Set(AiNames.WebSearchCost, value);
    }

    /// <summary>The price of one token read from the cache, in US dollars.</summary>
    public double? CacheReadPrice
    {
        get => Number(AiNames.CacheReadPrice);
        set => Set(AiNames.CacheReadPrice, value);
    }

    /// <summary>The price of one token written to the cache, in US dollars.</summary>
    public double? CacheWritePrice
    {
        get => Number(AiNames.CacheWritePrice);
        set => Set(AiNames.CacheWritePrice, value);
    }

    /// <summary>The price of one token written to the cache for one hour, in US dollars.</summary>
    public double? CacheWrite1hPrice
    {
        get => Number(AiNames.CacheWrite1hPrice);
        set => Set(AiNames.CacheWrite1hPrice, value);
    }

    /// <summary>The price of one web search in US dollars.</summary>
    public double? WebSearchPrice
    {
        get => Number(AiNames.WebSearchPrice);
        set => Set(AiNames.WebSearchPrice, value);
    }
}
