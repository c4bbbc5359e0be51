using Microsoft.CodeAnalysis;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Editing;
using PostHog.Mirror.Inputs;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Translating;

/// <summary>One file while it is translated: what rules may ask, and where they write.</summary>
internal sealed class Page(string path, NameIndex names, LocalNames locals, MirrorSettings settings)
{
    private readonly List<FileDiagnostic> _diagnostics = [];

    public NameIndex Names => names;

    public LocalNames Locals => locals;

    public MirrorSettings Settings => settings;

    public EditSheet Edits { get; } = new();

    public IReadOnlyList<FileDiagnostic> Diagnostics => _diagnostics;

    /// <summary>The rule at work, noted on each edit so that tests can tell who did what.</summary>
    public string CurrentRule { get; set; } = "";

    public void Delete(SyntaxToken token) => Replace(token, "");

    public void Delete(SyntaxNode? node)
    {
        foreach (var token in node?.DescendantTokens() ?? [])
        {
            Delete(token);
        }
    }

    public void Replace(SyntaxToken token, string text) => Edits.Add(token, text, CurrentRule);

    public void Refuse(string id, SyntaxNode node, params string[] arguments) =>
        Refuse(id, node.GetLocation(), arguments);

    public void Refuse(string id, SyntaxToken token, params string[] arguments) =>
        Refuse(id, token.GetLocation(), arguments);

    public void Refuse(string id, Location location, params string[] arguments)
    {
        var found = new FileDiagnostic(
            id,
            path,
            location.SourceSpan,
            location.GetLineSpan().Span,
            new EquatableList<string>(arguments)
        );
        if (!_diagnostics.Contains(found))
        {
            _diagnostics.Add(found);
        }
    }
}
