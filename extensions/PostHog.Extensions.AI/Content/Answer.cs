using Microsoft.Extensions.AI;

namespace PostHog.Extensions.AI.Content;

/// <summary>
/// What a model has answered so far, of a whole response or of the updates of a stream. Keeps no more text than is sent.
/// </summary>
internal sealed class Answer(ContentRules rules)
{
    // An experimental type, whose name is all that is relied on.
    private const string WebSearch = "WebSearchToolCallContent";
    private const string ServiceTierKey = "service_tier";

    private readonly List<AnswerMessage> _messages = [];
    private List<FunctionCallContent>? _toolCalls;

    public string? Model { get; private set; }

    public string? ResponseId { get; private set; }

    /// <summary>By which name the provider continues the conversation; null if it named none.</summary>
    public string? ConversationId { get; private set; }

    public string? FinishReason { get; private set; }

    /// <summary>The tier at which the provider answered; null if it did not say.</summary>
    public object? ServiceTier { get; private set; }

    public UsageDetails? Usage { get; private set; }

    /// <summary>How often the model searched the web.</summary>
    public int WebSearches { get; private set; }

    /// <summary>What the provider reported as an error inside the answer; null if nothing.</summary>
    public string? ErrorText { get; private set; }

    /// <summary>Whether the answer is still being made, in the background.</summary>
    public bool IsPending { get; private set; }

    /// <summary>The calls of tools that the model asked for.</summary>
    public IReadOnlyList<FunctionCallContent> ToolCalls => _toolCalls ?? [];

    /// <summary>Adds a whole response.</summary>
    public void Add(ChatResponse response)
    {
        Model = response.ModelId;
        ResponseId = response.ResponseId;
        ConversationId = response.ConversationId;
        FinishReason = response.FinishReason?.Value;
        Usage = response.Usage;
        NoteTier(response.AdditionalProperties);
        foreach (var message in response.Messages)
        {
            Add(message.Role, message.Contents);
        }

        IsPending = Usage is null && PendingResponse.Is(response);
    }

    /// <summary>Adds one update of a stream; returns whether it contains a token.</summary>
    public bool Add(ChatResponseUpdate update)
    {
        Model ??= update.ModelId;
        ResponseId ??= update.ResponseId;
        ConversationId = update.ConversationId ?? ConversationId;
        FinishReason = update.FinishReason?.Value ?? FinishReason;
        NoteTier(update.AdditionalProperties);
        return Add(update.Role, update.Contents);
    }

    /// <summary>Returns the answer as messages.</summary>
    public List<object?>? ToMessages() =>
        _messages.Count == 0
            ? null
            : [.. _messages.SelectMany(message => message.ToMessages(rules))];

    private bool Add(ChatRole? role, IList<AIContent> contents)
    {
        var hasToken = false;
        for (var index = 0; index < contents.Count; index++)
        {
            hasToken |= Add(role, contents[index]);
        }

        return hasToken;
    }

    private bool Add(ChatRole? role, AIContent content)
    {
        switch (content)
        {
            case null:
                return false;
            case UsageContent usage:
                (Usage ??= new UsageDetails()).Add(usage.Details);
                return false;
            case ErrorContent error:
                ErrorText ??= error.Message ?? error.ErrorCode ?? "error";
                break;
            case FunctionCallContent call:
                (_toolCalls ??= []).Add(call);
                break;
            case not (TextContent or TextReasoningContent) when content.GetType().Name == WebSearch:
                WebSearches++;
                break;
        }

        if (!rules.IsPrivate)
        {
            MessageFor(role).Add(content, rules);
        }

        return content switch
        {
            TextContent text => text.Text.Length > 0,
            TextReasoningContent text => text.Text.Length > 0,
            _ => content is FunctionCallContent,
        };
    }

    private AnswerMessage MessageFor(ChatRole? role)
    {
        var last = _messages.Count == 0 ? null : _messages[_messages.Count - 1];
        if (last is not null && (role is null || last.Role == role))
        {
            return last;
        }

        var next = new AnswerMessage(role ?? ChatRole.Assistant);
        _messages.Add(next);
        return next;
    }

    private void NoteTier(AdditionalPropertiesDictionary? properties)
    {
        if (properties is not null && properties.TryGetValue(ServiceTierKey, out var tier))
        {
            ServiceTier = tier;
        }
    }
}
