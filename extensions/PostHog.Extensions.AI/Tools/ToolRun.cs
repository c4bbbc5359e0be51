using Microsoft.Extensions.AI;
using PostHog.Context;
using PostHog.Extensions.AI.Calls;

namespace PostHog.Extensions.AI.Tools;

/// <summary>
/// One run of function invocation, or of an agent: calls of the model, and of the tools that it asks for in between. The
/// arguments of a tool are in the answer before it, and its result is in the call after it. Calls share the trace; what
/// one of them says about itself holds for its tools and for no other call. Thread-safe.
/// </summary>
internal sealed class ToolRun
{
    private readonly object _lock = new();
    private readonly AiScope? _outer;
    private readonly bool _isHeard;
    private readonly Dictionary<string, AskedTool> _asked = new(StringComparer.Ordinal);
    private readonly List<ToolScope> _unfinished = [];
    private readonly Conversations _conversations = new();

    private ToolRun(AiScope? outer, bool isHeard, CallPlace place)
    {
        _outer = outer;
        _isHeard = isHeard;
        Place = place;
    }

    /// <summary>Where the calls of the run belong unless they say otherwise.</summary>
    public CallPlace Place { get; }

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

    /// <summary>Returns the caller's name of a conversation: providers name others in between.</summary>
    public string? ConversationOf(string? conversation)
    {
        lock (_lock)
        {
            return _conversations.NameOf(conversation);
        }
    }

    /// <summary>Notes that the run calls the model, with the results of the tools so far.</summary>
    public void Continue(ChatMessage[] messages, CallPlace place)
    {
        List<ToolScope>? finished = null;
        lock (_lock)
        {
            // The results of the last round are at the end.
            for (var index = messages.Length - 1; index >= 0 && _unfinished.Count > 0; index--)
            {
                foreach (var content in messages[index]?.Contents ?? [])
                {
                    if (
                        content is FunctionResultContent result
                        && Finish(result, place) is { } tool
                    )
                    {
                        (finished ??= []).Add(tool);
                    }
                }
            }
        }

        Send(finished);
    }

    /// <summary>Notes which tools a call asked for, and by which name its conversation goes on.</summary>
    public void Remember(
        AskingCall by,
        IReadOnlyList<FunctionCallContent> calls,
        string? conversation,
        string? nextConversation
    )
    {
        lock (_lock)
        {
            _conversations.Continue(conversation, nextConversation);
            foreach (var call in calls)
            {
                var id = call.CallId ?? "";
                _asked.TryGetValue(id, out var other);
                _asked[id] = After(other, new AskedTool(by, call));
            }
        }
    }

    /// <summary>Begins a call of a tool; null if no captured call asked for it.</summary>
    public ToolScope? BeginTool(string? name, string? callId)
    {
        AskedTool? asked;
        lock (_lock)
        {
            if (!_asked.TryGetValue(callId ?? "", out asked))
            {
                return null;
            }

            if (asked.Next is { } next)
            {
                _asked[callId ?? ""] = next;
            }
        }

        if (!asked.By.Capture.Options.CaptureTools)
        {
            return null;
        }

        var span = new AiSpan { SpanName = name, SpanType = "tool" };
        asked.By.Place.Apply(span);
        asked.By.Capture.Describe(span, asked.By.Own);
        span.PrivacyMode = asked.By.IsPrivate;
        var scope = new AiScope(span, enqueue: null, asked.By.Capture.Clock);
        return new ToolScope(this, asked, span, scope) { CallId = callId };
    }

    /// <summary>Ends a call of a tool. Its event waits for its result, if that can still come.</summary>
    public void EndTool(ToolScope tool)
    {
        if (_isHeard && tool.CallId is not null)
        {
            lock (_lock)
            {
                _unfinished.Add(tool);
            }
        }
        else
        {
            tool.Send();
        }
    }

    /// <summary>Ends the run.</summary>
    public void End()
    {
        List<ToolScope> left;
        lock (_lock)
        {
            left = [.. _unfinished];
            _unfinished.Clear();
            _asked.Clear();
        }

        // Of a tool that merely fails, the run makes a result.
        foreach (var tool in left)
        {
            tool.ForgiveCancellation();
        }

        Send(left);
    }

    private ToolScope? Finish(FunctionResultContent result, CallPlace place)
    {
        var index = _unfinished.FindIndex(one =>
            one.CallId == result.CallId && IsOfOne(one.By.Place, place)
        );
        if (index < 0)
        {
            return null;
        }

        var tool = _unfinished[index];
        _unfinished.RemoveAt(index);
        _asked.Remove(result.CallId);
        ToolStates.SetOutput(tool.Span, result, tool.By.Rules);
        return tool;
    }

    private AskedTool After(AskedTool? other, AskedTool asked)
    {
        if (other is null)
        {
            return asked;
        }

        // Some models give all calls of one answer the same id; they are begun in their order.
        if (ReferenceEquals(other.By, asked.By))
        {
            return other.Then(asked);
        }

        // Whose tool it is cannot be told if two calls give it the same id: then it is nobody's.
        return IsOfOne(other.By.Place, asked.By.Place) ? asked : Nobodys(other.By, asked.By);
    }

    private AskedTool Nobodys(AskingCall one, AskingCall other) =>
        new(
            new AskingCall(one.Capture, Own: null, Place, one.IsPrivate || other.IsPrivate),
            Call: null
        );

    private static bool IsOfOne(CallPlace one, CallPlace other) =>
        one.TraceId == other.TraceId
        && one.DistinctId == other.DistinctId
        && one.SessionId == other.SessionId;

    private static void Send(List<ToolScope>? tools)
    {
        foreach (var tool in tools ?? [])
        {
            tool.Send();
        }
    }
}
