using Microsoft.Extensions.AI;
using PostHog.Extensions.AI.Content;
using PostHog.Extensions.AI.Tools;
using PostHog.Wire;

namespace PostHog.Extensions.AI.Calls;

/// <summary>
/// One call of a chat client: notes what is seen of it, and queues one event at its end, however it ends. None of its
/// members throws because of what it captures. Used by one thread at a time.
/// </summary>
internal sealed class ChatCall
{
    private readonly AiCapture _capture;
    private readonly ModelSource _source;
    private readonly PostHogAiOptions? _own;
    private readonly ChatMessage[] _asked;
    private readonly bool _isStream;
    private readonly bool _isPrivate;
    private readonly Answer _answer;
    private readonly TimeSpan _begin;
    private CallPlace _place;
    private TimeSpan? _firstToken;
    private bool _isOver;

    private ChatCall(
        AiCapture capture,
        ModelSource source,
        IEnumerable<ChatMessage> messages,
        ChatOptions? options,
        bool isStream
    )
    {
        _capture = capture;
        _source = source;
        _isStream = isStream;
        (Options, _own) = CallOptions.Split(options);
        // The caller may change its list while the answer is streamed, and a sequence may be read once only.
        _asked = messages is null ? [] : [.. messages];
        Messages = messages is IReadOnlyCollection<ChatMessage> or null ? messages! : _asked;
        _isPrivate = capture.IsPrivate(_own);
        _answer = new Answer(new ContentRules(_isPrivate, capture.IsFull, capture));
        _begin = capture.Clock.Elapsed;
    }

    /// <summary>The messages for the provider.</summary>
    public IEnumerable<ChatMessage> Messages { get; }

    /// <summary>The options for the provider.</summary>
    public ChatOptions? Options { get; }

    /// <summary>Begins a call. Throws only what reading the caller's messages throws.</summary>
    public static ChatCall Begin(
        AiCapture capture,
        ModelSource source,
        IEnumerable<ChatMessage> messages,
        ChatOptions? options,
        bool isStream
    )
    {
        var call = new ChatCall(capture, source, messages, options, isStream);
        try
        {
            call.Enter();
        }
        catch (Exception fault)
        {
            capture.Warn(fault);
        }

        return call;
    }

    /// <summary>Notes one update of a stream.</summary>
    public void See(ChatResponseUpdate update)
    {
        try
        {
            if (update is not null && _answer.Add(update) && _firstToken is null)
            {
                _firstToken = _capture.Clock.Elapsed - _begin;
            }
        }
        catch (Exception fault)
        {
            _capture.Warn(fault);
        }
    }

    /// <summary>Ends the call with a whole response.</summary>
    public void Complete(ChatResponse response)
    {
        try
        {
            _answer.Add(response);
        }
        catch (Exception fault)
        {
            _capture.Warn(fault);
        }

        End(error: null, isStopped: false);
    }

    /// <summary>Ends a streamed call with what was seen.</summary>
    /// <param name="isAbandoned">Whether the caller stopped reading.</param>
    public void Complete(bool isAbandoned = false) => End(error: null, isAbandoned);

    /// <summary>Ends the call with the exception of the provider.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="isCancelled">Whether the caller cancelled the call, which is no failure.</param>
    public void Fail(Exception error, bool isCancelled) =>
        End(isCancelled && error is OperationCanceledException ? null : error, isCancelled);

    private void Enter()
    {
        var place = CallPlace.Now(_capture.Options, _own);
        var conversation = NonBlank.Of(Options?.ConversationId);
        _place = place with
        {
            SessionId =
                place.SessionId
                ?? (place.Run is { } run ? run.ConversationOf(conversation) : conversation),
        };
        _place.Run?.Continue(_asked, _place);
    }

    private void End(Exception? error, bool isStopped)
    {
        if (_isOver)
        {
            return;
        }

        _isOver = true;
        try
        {
            if (error is null && _answer.IsPending)
            {
                return; // The response is still being made in the background, and will be asked for again.
            }

            _place.Run?.Remember(
                new AskingCall(_capture, _own, _place with { Run = null }, _isPrivate),
                _answer.ToolCalls,
                Options?.ConversationId,
                _answer.ConversationId
            );
            var captured = Describe();
            _capture.Apply(captured, _own);
            Conclude(captured, error, isStopped);
            _capture.Send(captured, _own);
        }
        catch (Exception fault)
        {
            _capture.Warn(fault);
        }
    }

    private AiGeneration Describe()
    {
        var captured = new AiGeneration { Latency = _capture.Clock.Elapsed - _begin };
        _place.Apply(captured);
        captured.Provider = _source.Provider;
        captured.BaseUrl = _source.BaseUrl;
        captured.Model =
            _answer.Model ?? NonBlank.Of(Options?.ModelId) ?? NonBlank.Of(_source.DefaultModel);
        captured.CompletionId = _answer.ResponseId;
        captured.Stream = _isStream;
        captured.TimeToFirstToken = _firstToken;
        CallParameters.Apply(captured, Options, _answer.ServiceTier, _isPrivate);
        UsageCounts.Apply(captured, _answer.Usage, _answer.WebSearches, _capture);
        if (!_isPrivate)
        {
            captured.Input = Read(static call => call.Asked());
            captured.OutputChoices = Read(static call => call._answer.ToMessages());
        }

        return captured;
    }

    private void Conclude(AiGeneration captured, Exception? error, bool isStopped)
    {
        captured[AiNames.TokensSource] = TokenSource.Of(_capture.Options, _own);
        captured.StopReason = _answer.FinishReason ?? captured.StopReason;
        captured.Tools = Read(static call => ToolList.Of(call.Options?.Tools)) ?? captured.Tools;
        if (error is not null)
        {
            captured.Error = error;
            captured.HttpStatus = ErrorStatus.Of(error) ?? captured.HttpStatus;
        }
        else if (_answer.ErrorText is { } text)
        {
            captured.IsError = true;
            captured.Error = _isPrivate ? null : text;
        }
        else if (!isStopped)
        {
            captured.HttpStatus ??= 200;
        }
    }

    private List<object?> Asked() =>
        MessageList.Of(
            _asked,
            Options?.Instructions,
            new ContentRules(IsPrivate: false, _capture.IsFull, _capture)
        );

    // One part that cannot be read does not cost the others.
    private List<object?>? Read(Func<ChatCall, List<object?>?> read)
    {
        try
        {
            return read(this);
        }
        catch (Exception fault)
        {
            _capture.Warn(fault);
            return null;
        }
    }
}
