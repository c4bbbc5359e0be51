using Microsoft.Extensions.AI;
using PostHog.Capture.Ai;

namespace PostHog.Extensions.AI.Content;

/// <summary>
/// One message of an answer, in the shape that PostHog shows. What arrives is written at once, so that media are not
/// kept; adjacent texts become one.
/// </summary>
internal sealed class AnswerMessage(ChatRole role, string? author)
{
    private readonly List<object?> _parts = [];
    private List<object?>? _results;
    private Dictionary<(Type, string), int>? _places;
    private AnswerText? _text;

    public ChatRole Role => role;

    public string? Author => author;

    /// <summary>Adds a part; returns about how many bytes it takes.</summary>
    public long Add(AIContent content, ContentRules rules)
    {
        if (AnswerText.In(content) is { } text)
        {
            return AddText(content, text, rules);
        }

        // The sources of a text may come after it, in parts of their own.
        if (content.GetType() == typeof(AIContent) && content.Annotations is { } annotations)
        {
            return AddSources(annotations);
        }

        EndText(rules);
        if (content is FunctionResultContent result)
        {
            var message = ContentPart.ResultOf(result, rules);
            (_results ??= []).Add(message);
            return SizeOf(message, rules);
        }

        var begin = _parts.Count;
        ContentPart.AddTo(_parts, content, rules);
        Replace(content, begin);
        return _parts.Count > begin ? SizeOf(_parts[begin], rules) : 0;
    }

    /// <summary>Adds the message to a list, after the results of tools, which are messages of their own.</summary>
    public void AddTo(List<object?> list, ContentRules rules)
    {
        if (_results is not null)
        {
            list.AddRange(_results);
        }

        // Most answers are a text and nothing else.
        if (_parts.Count == 0 && _text is { IsReasoning: false, Sources.Count: 0 })
        {
            list.Add(MessageList.Message(role, author, _text.Whole(rules)));
            return;
        }

        EndText(rules);
        if (_parts.Count > 0)
        {
            list.Add(MessageList.Message(role, author, ContentOf(_parts)));
        }
    }

    private static object? ContentOf(List<object?> parts) =>
        parts.Count == 1
        && parts[0] is Dictionary<string, object?> { Count: 2 } part
        && part.TryGetValue("type", out var type)
        && type is "text"
            ? part["text"]
            : parts;

    private long AddText(AIContent content, string text, ContentRules rules)
    {
        if (text.Length == 0 && content.Annotations is null)
        {
            return 0; // Some providers begin a stream with it.
        }

        if (
            text.Length > 0
            && (_text is null || _text.IsReasoning != content is TextReasoningContent)
        )
        {
            EndText(rules);
            _text = new AnswerText(content is TextReasoningContent);
        }

        _text?.Append(text, rules);
        return text.Length + (content.Annotations is { } sources ? AddSources(sources) : 0);
    }

    private long AddSources(IList<AIAnnotation> annotations)
    {
        var sources = _text?.Sources ?? _parts;
        var begin = sources.Count;
        Citations.AddTo(sources, annotations);
        return 200 * (sources.Count - begin);
    }

    // Providers report on what they do, and repeat it when it is done.
    private void Replace(AIContent content, int begin)
    {
        var id = (content as ToolCallContent)?.CallId ?? (content as ToolResultContent)?.CallId;
        if (id is null || content is FunctionCallContent || _parts.Count != begin + 1)
        {
            return;
        }

        var key = (content.GetType(), id);
        if ((_places ??= []).TryGetValue(key, out var place))
        {
            _parts[place] = _parts[begin];
            _parts.RemoveAt(begin);
        }
        else
        {
            _places[key] = begin;
        }
    }

    private void EndText(ContentRules rules)
    {
        _text?.AddTo(_parts, rules);
        _text = null;
    }

    private static long SizeOf(object? value, ContentRules rules) =>
        rules.IsFull ? 0 : JsonSize.Of(value);
}
