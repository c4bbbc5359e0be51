using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Editing;
using PostHog.Mirror.Inputs;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Rules;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Translating;

/// <summary>
/// Turns the text of one async file into blocking text. A pure function: it knows neither a compilation nor any
/// other file except through the name index.
/// </summary>
internal sealed class Translator(IReadOnlyList<IRule> rules)
{
    /// <summary>The translator with every row of the table.</summary>
    public static readonly Translator Standard = new(RuleTable.All);

    private readonly ILookup<SyntaxKind, IRule> _byKind = rules
        .SelectMany(rule => rule.Kinds.Select(kind => (kind, rule)))
        .ToLookup(pair => pair.kind, pair => pair.rule);

    public Translation Translate(
        SourceFile file,
        NameIndex names,
        CSharpParseOptions options,
        MirrorSettings settings,
        CancellationToken cancellationToken
    ) =>
        Translate(
            file,
            CSharpSyntaxTree
                .ParseText(file.Text, options, file.Path, cancellationToken)
                .GetRoot(cancellationToken),
            names,
            settings,
            cancellationToken
        );

    /// <summary>The same for a file that is parsed already, with the blocking branches of its conditions.</summary>
    public Translation Translate(
        SourceFile file,
        SyntaxNode root,
        NameIndex names,
        MirrorSettings settings,
        CancellationToken cancellationToken
    )
    {
        var page = new Page(file.Path, names, new LocalNames(Nodes(root)), settings);
        foreach (var node in Nodes(root))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Visit(node, page);
        }

        foreach (var conflict in page.Edits.Conflicts)
        {
            var span = new Microsoft.CodeAnalysis.Text.TextSpan(conflict.Start, conflict.Length);
            page.Refuse("BLK9001", root.SyntaxTree.GetLocation(span), conflict.Rule);
        }

        var edits = page.Edits.InOrder();
        return new Translation(
            EditApplier.Apply(file.Text.ToString(), edits),
            new EquatableList<Edit>(edits),
            new EquatableList<Diagnostics.FileDiagnostic>(page.Diagnostics)
        );
    }

    /// <summary>Every node, in comments too, without recursion: a deep file must not exhaust the stack.</summary>
    private static IEnumerable<SyntaxNode> Nodes(SyntaxNode root) =>
        root.DescendantNodesAndSelf(
            node => node is not (SkippedTokensTriviaSyntax or DirectiveTriviaSyntax),
            descendIntoTrivia: true
        );

    private void Visit(SyntaxNode node, Page page)
    {
        foreach (var rule in _byKind[node.Kind()])
        {
            page.CurrentRule = rule.Id;
            rule.Apply(node, page);
        }
    }
}
