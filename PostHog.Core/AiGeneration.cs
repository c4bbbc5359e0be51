using PostHog.Wire;

namespace PostHog;

/// <summary>One answer of a language model (<c>$ai_generation</c>). Not thread-safe.</summary>
/// <example>
/// <code>
/// new AiGeneration("user-42")
/// {
///     Provider = "openai",
///     Model = "gpt-5-mini",
///     Input = new[] { AiMessage.User("Where is my order?") },
///     OutputChoices = new[] { AiMessage.Assistant("It arrives tomorrow.") },
///     InputTokens = 12,
///     OutputTokens = 6,
/// }
/// </code>
/// </example>
public sealed partial class AiGeneration : AiModelCall
{
    /// <summary>Creates an event about one answer.</summary>
    /// <param name="distinctId">The person's id. Null or blank, the default, means that of the current scope or
    /// context; without one the event is personless.</param>
    public AiGeneration(string? distinctId = null)
        : base(AiNames.Generation, distinctId) { }

    /// <summary>
    /// What the model answered: a sequence of <see cref="AiMessage"/>, or any value that JSON represents as an array of
    /// objects with <c>role</c> and <c>content</c>. It is content.
    /// </summary>
    public object? OutputChoices
    {
        get => this[AiNames.OutputChoices];
        set => Set(AiNames.OutputChoices, value);
    }

    /// <summary>Instructions outside the messages, as in OpenAI's Responses API. They are content.</summary>
    public string? Instructions
    {
        get => Text(AiNames.Instructions);
        set => Set(AiNames.Instructions, value);
    }

    /// <summary>
    /// The tools that the model was offered, such as
    /// <c>{ "type": "function", "function": { "name", "description", "parameters" } }</c>.
    /// </summary>
    public object? Tools
    {
        get => this[AiNames.Tools];
        set => Set(AiNames.Tools, value);
    }

    /// <summary>
    /// The names of the tools that the model asked for. Null, the default, lets PostHog find them in the answer; set
    /// them if it is not sent. Commas in names are sent as <c>_</c>.
    /// </summary>
    public IReadOnlyList<string>? ToolsCalled
    {
        get => Text(AiNames.ToolsCalled)?.Split(',');
        set =>
            Set(
                AiNames.ToolsCalled,
                value is null ? null : string.Join(",", value.Select(NameInList))
            );
    }

    /// <summary>How many tools the model asked for. Null, the default, lets PostHog count them in the answer.</summary>
    public int? ToolCallCount
    {
        get => this[AiNames.ToolCallCount] as int?;
        set => Set(AiNames.ToolCallCount, value);
    }

    /// <summary>The parameters of the call by name, such as <c>top_p</c>; an object.</summary>
    public object? ModelParameters
    {
        get => this[AiNames.ModelParameters];
        set => Set(AiNames.ModelParameters, value);
    }

    /// <summary>How freely the model chooses its words, from 0 to 1 or 2.</summary>
    public double? Temperature
    {
        get => Number(AiNames.Temperature);
        set => Set(AiNames.Temperature, value);
    }

    /// <summary>The maximum number of output tokens.</summary>
    public long? MaxTokens
    {
        get => Count(AiNames.MaxTokens);
        set => Set(AiNames.MaxTokens, value);
    }

    /// <summary>Whether the answer was streamed.</summary>
    public bool? Stream
    {
        get => this[AiNames.Stream] as bool?;
        set => Set(AiNames.Stream, value);
    }

    /// <summary>
    /// The tier at which the provider answered, such as <c>flex</c> or <c>priority</c>, which changes the price. Set what
    /// the response says, not what was asked for.
    /// </summary>
    public string? ServiceTier
    {
        get => Text(AiNames.ServiceTier);
        set => Set(AiNames.ServiceTier, value);
    }

    /// <summary>How long it took until the first token arrived, of a stream; sent in seconds.</summary>
    public TimeSpan? TimeToFirstToken
    {
        get => Time(AiNames.TimeToFirstToken);
        set => SetTime(AiNames.TimeToFirstToken, value);
    }

    /// <summary>Why the model stopped, in its provider's words, such as <c>length</c>.</summary>
    public string? StopReason
    {
        get => Text(AiNames.StopReason);
        set => Set(AiNames.StopReason, value);
    }

    /// <summary>The provider's id of the response.</summary>
    public string? CompletionId
    {
        get => Text(AiNames.CompletionId);
        set => Set(AiNames.CompletionId, value);
    }

    /// <summary>The name of the prompt in PostHog's prompt management.</summary>
    public string? PromptName
    {
        get => Text(AiNames.PromptName);
        set => Set(AiNames.PromptName, value);
    }

    /// <summary>The version of that prompt.</summary>
    public int? PromptVersion
    {
        get => this[AiNames.PromptVersion] as int?;
        set => Set(AiNames.PromptVersion, value);
    }

    private static string NameInList(string name) => (name ?? "").Replace(',', '_');
}
