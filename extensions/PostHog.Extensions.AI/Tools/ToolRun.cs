using Microsoft.Extensions.AI;
using PostHog.Context;
using PostHog.Extensions.AI.Calls;
using PostHog.Extensions.AI.Content;

namespace PostHog.Extensions.AI.Tools;

/// <summary>
/// One run of function invocation: calls of the model, and of the tools that it asks for in between. The arguments of a
/// tool are in the answer before it, and its result is in the call after it. Thread-safe.
/// </summary>
internal sealed class ToolRun
{
    private readonly object _lock = new();
    private readonly AiScope? _outer;
    private readonly bool _isHeard;
    private readonly Dictionary<string, FunctionCallContent> _asked = new(StringComparer.Ordinal);
    private readonly List<(string CallId, AiSpan Span)> _unfinished = [];
    private AiCapture? _capture;
    private bool _isPrivate;
    private bool _hasBegun;
    private string? _conversation;

    private ToolRun(AiScope? outer, bool isHeard, CallPlace place)
    {
        _outer = outer;
        _isHeard = isHeard;
        Place = place;
    }

    /// <summary>Where the calls of the run belong.</summary>
    public CallPlace Place { get; private set; }

    /// <summary>Begins a run with its first call.</summary>
    /// <param name="isHeard">Whether <see cref="End"/> will be called.</param>
    public static ToolRun Begin(bool isHeard)
    {
        var outer = CurrentAiScope.Value;
        var place = outer is null
            ? new CallPlace(null, new AiSpan().TraceId, null, null, null)
            : new CallPlace(
                null,
                outer.TraceId,
                outer.SpanId,
                outer.Event.SessionId,
                outer.Event.DistinctId
            );
        return new ToolRun(outer, isHeard, place);
    }

    /// <summary>Whether a scope began inside the run.</summary>
    public bool IsAround(AiScope? scope)
    {
        for (var around = _outer; around is not null; around = around.Outer)
        {
            if (around == scope)
            {
                return false;
            }
        }

        return scope is not null;
    }

    /// <summary>
    /// Returns the conversation that the caller named in the first call: providers name others in between.
    /// </summary>
    public string? ConversationOf(string? conversation)
    {
        lock (_lock)
        {
            if (!_hasBegun)
            {
                (_hasBegun, _conversation) = (true, conversation);
            }

            return _conversation;
        }
    }

    /// <summary>Notes that the run calls the model, with the results of the tools so far.</summary>
    public void Continue(AiCapture capture, ChatMessage[] messages, CallPlace place, bool isPrivate)
    {
        List<AiSpan> finished = [];
        lock (_lock)
        {
            (_capture, _isPrivate) = (capture, isPrivate);
            Place = place with { Run = null };
            if (_unfinished.Count > 0)
            {
                Finish(messages, finished);
            }
        }

        Enqueue(finished);
    }

    /// <summary>Notes which tools the model asked for.</summary>
    public void Remember(IReadOnlyList<FunctionCallContent> calls)
    {
        lock (_lock)
        {
            foreach (var call in calls)
            {
                _asked[call.CallId ?? ""] = call;
            }
        }
    }

    /// <summary>Begins a call of a tool; null if no captured client takes part in the run.</summary>
    public ToolScope? BeginTool(string? name)
    {
        AiCapture? capture;
        CallPlace place;
        lock (_lock)
        {
            (capture, place) = (_capture, Place);
        }

        if (capture is not { Options.CaptureTools: true })
        {
            return null;
        }

        var span = new AiSpan { SpanName = name, SpanType = "tool" };
        place.Apply(span);
        return new ToolScope(this, span, new AiScope(span, enqueue: null, capture.Clock));
    }

    /// <summary>Ends a call of a tool. Its event waits for its result, if that can still come.</summary>
    public void EndTool(AiSpan span, string? callId)
    {
        lock (_lock)
        {
            if (!_isPrivate && _asked.TryGetValue(callId ?? "", out var call))
            {
                span.InputState = Arguments(call);
            }

            span.PrivacyMode = _isPrivate;
            if (_isHeard && callId is not null)
            {
                _unfinished.Add((callId, span));
                return;
            }
        }

        Enqueue([span]);
    }

    /// <summary>Ends the run.</summary>
    public void End()
    {
        List<AiSpan> left;
        lock (_lock)
        {
            left = _unfinished.ConvertAll(one => one.Span);
            _unfinished.Clear();
            _asked.Clear();
        }

        Enqueue(left);
    }

    private void Finish(ChatMessage[] messages, List<AiSpan> finished)
    {
        // The results of the last round are at the end.
        for (var index = messages.Length - 1; index >= 0 && _unfinished.Count > 0; index--)
        {
            foreach (var content in messages[index]?.Contents ?? [])
            {
                if (content is FunctionResultContent result)
                {
                    Finish(result, finished);
                }
            }
        }
    }

    private void Finish(FunctionResultContent result, List<AiSpan> finished)
    {
        var index = _unfinished.FindIndex(one => one.CallId == result.CallId);
        if (index < 0)
        {
            return;
        }

        var span = _unfinished[index].Span;
        _unfinished.RemoveAt(index);
        if (result.Exception is { } error)
        {
            span.Error = error;
        }

        if (!_isPrivate)
        {
            span.OutputState = ContentPart.ValueOf(
                result.Result,
                new ContentRules(IsPrivate: false, IsFull: true)
            );
        }

        finished.Add(span);
    }

    // The event is reduced when it is queued.
    private static object? Arguments(FunctionCallContent call) =>
        ContentPart.ValueOf(call.Arguments, new ContentRules(IsPrivate: false, IsFull: true));

    private void Enqueue(List<AiSpan> spans)
    {
        foreach (var span in spans)
        {
            _capture?.Enqueue(span);
        }
    }
}
