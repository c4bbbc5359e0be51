using System.Text;
using Microsoft.Extensions.AI;
using PostHog.Capture.Ai;

namespace PostHog.Extensions.AI.Content;

/// <summary>A text of an answer that may go on, with its sources. Keeps no more than is sent.</summary>
/// <param name="isReasoning">Whether it is what the model thinks.</param>
internal sealed class AnswerText(bool isReasoning)
{
    private string? _first;
    private StringBuilder? _more;

    public bool IsReasoning => isReasoning;

    /// <summary>What it cites.</summary>
    public List<object?> Sources { get; } = [];

    /// <summary>Returns the text that a part adds; null for other parts.</summary>
    public static string? In(AIContent content) =>
        content switch
        {
            TextContent text => text.Text,
            TextReasoningContent text => text.Text,
            _ => null,
        };

    /// <summary>Adds a piece. One more letter than can be sent shows that it has to be cut.</summary>
    public void Append(string text, ContentRules rules)
    {
        if (_first is null)
        {
            _first = text;
            return;
        }

        _more ??= new StringBuilder(_first);
        var room = rules.IsFull ? int.MaxValue : Math.Max(TextLimit.MaxBytes + 1 - _more.Length, 0);
        _more.Append(text, 0, Math.Min(text.Length, room));
    }

    /// <summary>Returns what is sent of the text.</summary>
    public string Whole(ContentRules rules) =>
        ContentPart.TextOf(_more?.ToString() ?? _first ?? "", rules);

    /// <summary>Adds the whole text, and after it what it cites.</summary>
    public void AddTo(List<object?> parts, ContentRules rules)
    {
        parts.Add(ContentPart.Text(isReasoning ? "reasoning" : "text", Whole(rules)));
        parts.AddRange(Sources);
    }
}
