using Microsoft.CodeAnalysis;

namespace PostHog.Mirror.Editing;

/// <summary>
/// Collects the edits of one file. Whole tokens only, so two edits are either about the same token or disjoint.
/// </summary>
internal sealed class EditSheet
{
    private readonly Dictionary<int, Edit> _byStart = [];
    private readonly HashSet<int> _overwritten = [];
    private readonly List<Edit> _conflicts = [];

    /// <summary>Edits that two rules want in different ways: a defect of the rules.</summary>
    public IReadOnlyList<Edit> Conflicts => _conflicts;

    public bool Touches(SyntaxToken token) => _byStart.ContainsKey(token.SpanStart);

    public void Add(SyntaxToken token, string text, string rule)
    {
        if (token.IsMissing || token.Span.IsEmpty)
        {
            return;
        }

        if (_overwritten.Contains(token.SpanStart))
        {
            return;
        }

        var edit = new Edit(token.SpanStart, token.Span.Length, text, rule);
        if (!_byStart.TryGetValue(edit.Start, out var earlier) || earlier.Text == text)
        {
            _byStart[edit.Start] = edit;
        }
        else if (edit.IsDeletion)
        {
            // A construct that goes takes along what another rule would have changed inside it.
            _byStart[edit.Start] = edit;
        }
        else if (!earlier.IsDeletion)
        {
            _conflicts.Add(edit);
        }
    }

    /// <summary>Writes over a token that goes for another reason: something has to stand in the gap.</summary>
    public void Overwrite(SyntaxToken token, string text, string rule)
    {
        if (!token.IsMissing && !token.Span.IsEmpty)
        {
            _overwritten.Add(token.SpanStart);
            _byStart[token.SpanStart] = new Edit(token.SpanStart, token.Span.Length, text, rule);
        }
    }

    public IReadOnlyList<Edit> InOrder() => [.. _byStart.Values.OrderBy(edit => edit.Start)];
}
