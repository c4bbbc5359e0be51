using Microsoft.Extensions.AI;
using PostHog.Capture.Ai;
using PostHog.Extensions.AI.Calls;

namespace PostHog.Extensions.AI.Content;

/// <summary>
/// What a model has answered so far, of a whole response or of the updates of a stream. Keeps no more text than is sent.
/// </summary>
internal sealed class Answer(ContentRules rules)
{
    private const string ServiceTierKey = "service_tier";

    private readonly List<AnswerMessage> _messages = [];
    private List<FunctionCallContent>? _toolCalls;
    private HashSet<string>? _webSearches;
    private long _room = ContentLimit.MaxBytes;
    private int _ignored;
    private UsageDetails? _whole;
    private UsageFold? _usage;
    private string? _response;
    private bool _isPending;
    private bool _hasContent;

    public string? Model { get; private set; }

    public string? ResponseId { get; private set; }

    /// <summary>By which name the provider continues the conversation; null if it named none.</summary>
    public string? ConversationId { get; private set; }

    public string? FinishReason { get; private set; }

    /// <summary>The tier at which the provider answered; null if it did not say.</summary>
    public string? ServiceTier { get; private set; }

    public UsageDetails? Usage => _whole ?? _usage?.Total;

    /// <summary>How often the model searched the web.</summary>
    public int WebSearches { get; private set; }

    /// <summary>What the provider reported as an error inside the answer; null if nothing.</summary>
    public string? ErrorText { get; private set; }

    /// <summary>Whether nothing of the answer is there, because it is being made in the background.</summary>
    public bool IsPending => _isPending && Usage is null && !_hasContent;

    /// <summary>The calls of tools that the model asked for.</summary>
    public IReadOnlyList<FunctionCallContent> ToolCalls => _toolCalls ?? [];

    /// <summary>Adds a whole response.</summary>
    public void Add(ChatResponse response)
    {
        Model = NonBlank.Of(response.ModelId);
        ResponseId = NonBlank.Of(response.ResponseId);
        ConversationId = NonBlank.Of(response.ConversationId);
        FinishReason = response.FinishReason?.Value;
        _whole = response.Usage;
        _isPending = PendingResponse.Is(response);
        foreach (var message in response.Messages)
        {
            if (message is not null)
            {
                Add(message.Role, message.AuthorName, message.Contents);
            }
        }

        NoteTier(response.AdditionalProperties, response.RawRepresentation);
    }

    /// <summary>Adds one update of a stream; returns whether it contains a token.</summary>
    public bool Add(ChatResponseUpdate update)
    {
        Model ??= NonBlank.Of(update.ModelId);
        ResponseId ??= NonBlank.Of(update.ResponseId);
        _response = NonBlank.Of(update.ResponseId) ?? _response;
        ConversationId = NonBlank.Of(update.ConversationId) ?? ConversationId;
        FinishReason = update.FinishReason?.Value ?? FinishReason;
        _isPending = PendingResponse.Is(update);
        var hasToken = Add(update.Role, update.AuthorName, update.Contents);
        NoteTier(update.AdditionalProperties, update.RawRepresentation);
        return hasToken;
    }

    /// <summary>Returns the answer as messages.</summary>
    public List<object?>? ToMessages()
    {
        if (_messages.Count == 0)
        {
            return null;
        }

        var list = new List<object?>(_messages.Count);
        foreach (var message in _messages)
        {
            message.AddTo(list, rules);
        }

        if (!rules.IsFull)
        {
            ContentLimit.Apply(list);
        }

        if (_ignored > 0)
        {
            list.Add(ContentLimit.Note(like: null, _ignored));
        }

        return list;
    }

    private bool Add(ChatRole? role, string? author, IList<AIContent> contents)
    {
        var hasToken = false;
        for (var index = 0; index < contents.Count; index++)
        {
            hasToken |= Add(role, author, contents[index]);
        }

        return hasToken;
    }

    private bool Add(ChatRole? role, string? author, AIContent content)
    {
        switch (content)
        {
            case null:
                return false;
            case UsageContent usage:
                (_usage ??= new UsageFold()).Add(usage.Details, _response);
                return false;
            case ErrorContent error:
                ErrorText ??= error.Message ?? error.ErrorCode ?? "error";
                break;
            case FunctionCallContent call:
                (_toolCalls ??= []).Add(call);
                break;
            case ToolCallContent call:
                NoteSearch(call);
                break;
        }

        if (!rules.IsPrivate)
        {
            Keep(role, author, content);
        }

        var hasToken = content switch
        {
            TextContent text => text.Text.Length > 0,
            TextReasoningContent text => text.Text.Length > 0,
            _ => content is FunctionCallContent,
        };
        _hasContent |= hasToken || content is not (TextContent or TextReasoningContent);
        return hasToken;
    }

    private void Keep(ChatRole? role, string? author, AIContent content)
    {
        if (_room < 0)
        {
            _ignored++;
            return;
        }

        var size = MessageFor(role, author).Add(content, rules);
        _room -= rules.IsFull ? 0 : size;
    }

    private AnswerMessage MessageFor(ChatRole? role, string? author)
    {
        var last = _messages.Count == 0 ? null : _messages[_messages.Count - 1];
        if (
            last is not null
            && (role is null || last.Role == role)
            && (author is null || last.Author == author)
        )
        {
            return last;
        }

        var next = new AnswerMessage(role ?? ChatRole.Assistant, author);
        _messages.Add(next);
        return next;
    }

    // Providers report on a search several times.
    private void NoteSearch(ToolCallContent call)
    {
        try
        {
            if (
                ServerToolPart.IsWebSearch(call)
                && (call.CallId is not { } id || (_webSearches ??= []).Add(id))
            )
            {
                WebSearches++;
            }
        }
        catch (TypeLoadException)
        {
            // A version of the library without searches.
        }
    }

    private void NoteTier(AdditionalPropertiesDictionary? properties, object? raw)
    {
        var named =
            properties is not null && properties.TryGetValue(ServiceTierKey, out var tier)
                ? tier?.ToString()
                : TierIn.Of(raw);
        ServiceTier = string.IsNullOrEmpty(named) ? ServiceTier : named;
    }
}
