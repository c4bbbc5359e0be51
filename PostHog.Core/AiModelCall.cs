using PostHog.Wire;

namespace PostHog;

/// <summary>A call of a model: what was asked, by whom it was answered, and what it cost. Not thread-safe.</summary>
/// <remarks>
/// PostHog computes the cost from the tokens by provider and model. Costs that you set take precedence over prices that
/// you set, and these over PostHog's price list. Negative counts, times, costs and prices, and what is no finite number,
/// are left out when the event is captured, and a warning is logged once for each property.
/// </remarks>
public abstract class AiModelCall : AiTask
{
    // As many properties as most calls have.
    private const int Capacity = 23;

    private protected AiModelCall(string name, string? distinctId)
        : base(name, distinctId, Capacity) { }

    /// <summary>The model, as its provider names it. PostHog's price list needs it.</summary>
    public string? Model
    {
        get => Text(AiNames.Model);
        set => Set(AiNames.Model, value);
    }

    /// <summary>The provider, such as <c>openai</c>; sent in lower case. PostHog's price list needs it.</summary>
    public string? Provider
    {
        get => Text(AiNames.Provider);
        set => Set(AiNames.Provider, value?.ToLowerInvariant());
    }

    /// <summary>
    /// What was sent to the model. For a generation, messages: a sequence of <see cref="AiMessage"/>, or any value that
    /// JSON represents as an array of objects with <c>role</c> and <c>content</c>. For an embedding, a string or
    /// strings. It is content.
    /// </summary>
    public object? Input
    {
        get => this[AiNames.Input];
        set => Set(AiNames.Input, value);
    }

    /// <summary>The number of input tokens.</summary>
    public long? InputTokens
    {
        get => Count(AiNames.InputTokens);
        set => Set(AiNames.InputTokens, value);
    }

    /// <summary>The number of all tokens.</summary>
    public long? TotalTokens
    {
        get => Count(AiNames.TotalTokens);
        set => Set(AiNames.TotalTokens, value);
    }

    /// <summary>The status of the HTTP response, such as 429.</summary>
    public int? HttpStatus
    {
        get => this[AiNames.HttpStatus] as int?;
        set => Set(AiNames.HttpStatus, value);
    }

    /// <summary>
    /// The address of the provider's API. Sent without user name, query and fragment, which may contain keys.
    /// </summary>
    public string? BaseUrl
    {
        get => Text(AiNames.BaseUrl);
        set => Set(AiNames.BaseUrl, PublicUrl.Of(value));
    }

    /// <summary>
    /// The address of the request. Sent without user name, query and fragment, which may contain keys.
    /// </summary>
    public string? RequestUrl
    {
        get => Text(AiNames.RequestUrl);
        set => Set(AiNames.RequestUrl, PublicUrl.Of(value));
    }

    /// <summary>What the provider says about the response, such as a fingerprint: an object.</summary>
    public object? ProviderMetadata
    {
        get => this[AiNames.ProviderMetadata];
        set => Set(AiNames.ProviderMetadata, value);
    }

    /// <summary>The provider's count of what was used, unchanged: an object.</summary>
    public object? Usage
    {
        get => this[AiNames.Usage];
        set => Set(AiNames.Usage, value);
    }

    /// <summary>The cost of the input in US dollars.</summary>
    public double? InputCost
    {
        get => Number(AiNames.InputCost);
        set => Set(AiNames.InputCost, value);
    }

    /// <summary>The cost of the whole call in US dollars.</summary>
    public double? TotalCost
    {
        get => Number(AiNames.TotalCost);
        set => Set(AiNames.TotalCost, value);
    }

    /// <summary>
    /// Whether PostHog keeps <see cref="TotalCost"/> although the parts do not add up to it. Null, the default, means
    /// no.
    /// </summary>
    public bool? CostPassthrough
    {
        get => this[AiNames.CostPassthrough] as bool?;
        set => Set(AiNames.CostPassthrough, value);
    }

    /// <summary>
    /// The cost of the request itself in US dollars, if the provider charges for requests.
    /// </summary>
    public double? RequestCost
    {
        get => Number(AiNames.RequestCost);
        set => Set(AiNames.RequestCost, value);
    }

    /// <summary>
    /// The price of one input token in US dollars. PostHog uses it together with the price of an output token only.
    /// </summary>
    public double? InputTokenPrice
    {
        get => Number(AiNames.InputTokenPrice);
        set => Set(AiNames.InputTokenPrice, value);
    }

    /// <summary>
    /// The price of one output token in US dollars. PostHog uses it together with the price of an input token only.
    /// </summary>
    public double? OutputTokenPrice
    {
        get => Number(AiNames.OutputTokenPrice);
        set => Set(AiNames.OutputTokenPrice, value);
    }

    /// <summary>The price of one request in US dollars.</summary>
    public double? RequestPrice
    {
        get => Number(AiNames.RequestPrice);
        set => Set(AiNames.RequestPrice, value);
    }
}
