using System.Text;
using Microsoft.Extensions.AI;
using PostHog.Capture.Ai;

namespace PostHog.Extensions.AI.Content;

/// <summary>One message of an answer; adjacent texts become one. Keeps no more text than is sent.</summary>
internal sealed class AnswerMessage(ChatRole role)
{
    private readonly List<AIContent> _contents = [];
    private StringBuilder? _more;

    public ChatRole Role => role;

    /// <summary>Adds a part.</summary>
    public void Add(AIContent content, ContentRules rules)
    {
        var text = TextIn(content);
        if (text is { Length: 0 } && content.Annotations is null)
        {
            return; // Some providers begin a stream with it.
        }

        if (_contents.Count > 0 && text is not null)
        {
            var last = _contents[_contents.Count - 1];
            if (last.GetType() == content.GetType())
            {
                Append(last, text, rules);
                return;
            }
        }

        EndText();
        _contents.Add(content);
    }

    /// <summary>Returns the message; several if it holds the results of several tools.</summary>
    public IEnumerable<object?> ToMessages(ContentRules rules)
    {
        EndText();
        return MessageList.OfOne(role, _contents, rules);
    }

    // One more than can be sent shows that it has to be cut.
    private void Append(AIContent last, string text, ContentRules rules)
    {
        _more ??= new StringBuilder(TextIn(last));
        var room = rules.IsFull ? int.MaxValue : Math.Max(TextLimit.MaxBytes + 1 - _more.Length, 0);
        _more.Append(text, 0, Math.Min(text.Length, room));
    }

    private void EndText()
    {
        if (_more is null)
        {
            return;
        }

        var whole = _more.ToString();
        var index = _contents.Count - 1;
        _contents[index] =
            _contents[index] is TextReasoningContent
                ? new TextReasoningContent(whole)
                : new TextContent(whole) { Annotations = _contents[index].Annotations };
        _more = null;
    }

    private static string? TextIn(AIContent content) =>
        content switch
        {
            TextContent text => text.Text,
            TextReasoningContent text => text.Text,
            _ => null,
        };
}
