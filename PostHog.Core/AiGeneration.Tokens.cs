using PostHog.Wire;

namespace PostHog;

public sealed partial class AiGeneration
{
    /// <summary>The number of output tokens. Null, the default, if it is not known. A negative number is not
    /// sent.</summary>
    public long? OutputTokens
    {
        get => Count(AiNames.OutputTokens);
        set => SetCount(AiNames.OutputTokens, value);
    }

    /// <summary>How many of the output tokens the model used for reasoning.</summary>
    public long? ReasoningTokens
    {
        get => Count(AiNames.ReasoningTokens);
        set => SetCount(AiNames.ReasoningTokens, value);
    }

    /// <summary>The number of tokens read from the provider's cache.</summary>
    public long? CacheReadTokens
    {
        get => Count(AiNames.CacheReadTokens);
        set => SetCount(AiNames.CacheReadTokens, value);
    }

    /// <summary>The number of tokens written to the provider's cache, for whatever time.</summary>
    public long? CacheWriteTokens
    {
        get => Count(AiNames.CacheWriteTokens);
        set => SetCount(AiNames.CacheWriteTokens, value);
    }

    /// <summary>How many of the tokens written to the cache are kept for five minutes, as Anthropic counts
    /// them.</summary>
    public long? CacheWrite5mTokens
    {
        get => Count(AiNames.CacheWrite5mTokens);
        set => SetCount(AiNames.CacheWrite5mTokens, value);
    }

    /// <summary>How many of the tokens written to the cache are kept for one hour, which costs more.</summary>
    public long? CacheWrite1hTokens
    {
        get => Count(AiNames.CacheWrite1hTokens);
        set => SetCount(AiNames.CacheWrite1hTokens, value);
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
        set => SetCount(AiNames.WebSearchCount, value);
    }

    /// <summary>The number of requests, if it was not one.</summary>
    public long? RequestCount
    {
        get => Count(AiNames.RequestCount);
        set => SetCount(AiNames.RequestCount, value);
    }

    /// <summary>The cost of the output in US dollars.</summary>
    public double? OutputCost
    {
        get => Number(AiNames.OutputCost);
        set => SetAmount(AiNames.OutputCost, value);
    }

    /// <summary>The cost of the web searches in US dollars.</summary>
    public double? WebSearchCost
    {
        get => Number(AiNames.WebSearchCost);
        set => SetAmount(AiNames.WebSearchCost, value);
    }

    /// <summary>The price of one token read from the cache, in US dollars.</summary>
    public double? CacheReadPrice
    {
        get => Number(AiNames.CacheReadPrice);
        set => SetAmount(AiNames.CacheReadPrice, value);
    }

    /// <summary>The price of one token written to the cache, in US dollars.</summary>
    public double? CacheWritePrice
    {
        get => Number(AiNames.CacheWritePrice);
        set => SetAmount(AiNames.CacheWritePrice, value);
    }

    /// <summary>The price of one token written to the cache for one hour, in US dollars.</summary>
    public double? CacheWrite1hPrice
    {
        get => Number(AiNames.CacheWrite1hPrice);
        set => SetAmount(AiNames.CacheWrite1hPrice, value);
    }

    /// <summary>The price of one web search in US dollars.</summary>
    public double? WebSearchPrice
    {
        get => Number(AiNames.WebSearchPrice);
        set => SetAmount(AiNames.WebSearchPrice, value);
    }
}
