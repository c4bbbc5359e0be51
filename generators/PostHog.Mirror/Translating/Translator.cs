using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PostHog.Mirror.Diagnostics;
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

    /// <summary>The rules for each kind of node, at its number: they are looked up for every node there is.</summary>
    private readonly IRule[]?[] _byKind = ByKind(rules);

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
        var page = Visit([.. Nodes(root)], file, root, names, settings, cancellationToken);
        var edits = page.Edits.InOrder();
        return new Translation(
            EditApplier.Apply(file.Text.ToString(), edits),
            new EquatableList<Edit>(edits),
            new EquatableList<FileDiagnostic>(page.Diagnostics)
        );
    }

    /// <summary>
    /// What would be edited and refused, for those who need no text: what documentation names is left out, for it is
    /// never refused, and looking into comments takes most of the time.
    /// </summary>
    public Translation Judge(
        SourceFile file,
        SyntaxNode root,
        NameIndex names,
        MirrorSettings settings,
        CancellationToken cancellationToken
    )
    {
        List<SyntaxNode> nodes = [.. root.DescendantNodesAndSelf(), .. Directives(root)];
        var page = Visit(nodes, file, root, names, settings, cancellationToken);
        return new Translation(
            "",
            new EquatableList<Edit>(page.Edits.InOrder()),
            new EquatableList<FileDiagnostic>(page.Diagnostics)
        );
    }

    private Page Visit(
        List<SyntaxNode> nodes,
        SourceFile file,
        SyntaxNode root,
        NameIndex names,
        MirrorSettings settings,
        CancellationToken cancellationToken
    )
    {
        var page = new Page(file.Path, names, new LocalNames(nodes), settings);
        foreach (var node in nodes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var rule in RulesFor(node))
            {
                page.CurrentRule = rule.Id;
                rule.Apply(node, page);
            }
        }

        foreach (var conflict in page.Edits.Conflicts)
        {
            var span = new TextSpan(conflict.Start, conflict.Length);
            page.Refuse("BLK9001", root.SyntaxTree.GetLocation(span), conflict.Rule);
        }

        return page;
    }

    /// <summary>Every node, in comments too, without recursion: a deep file must not exhaust the stack.</summary>
    private static IEnumerable<SyntaxNode> Nodes(SyntaxNode root) =>
        root.DescendantNodesAndSelf(
            node => node is not (SkippedTokensTriviaSyntax or DirectiveTriviaSyntax),
            descendIntoTrivia: true
        );

    private static IEnumerable<SyntaxNode> Directives(SyntaxNode root)
    {
        for (
            var directive = root.ContainsDirectives
                ? ((CSharpSyntaxNode)root).GetFirstDirective()
                : null;
            directive is not null;
            directive = directive.GetNextDirective()
        )
        {
            yield return directive;
        }
    }

    /// <summary>A newer compiler knows kinds that have no place, and no rules.</summary>
    private IRule[] RulesFor(SyntaxNode node) =>
        (node.RawKind < _byKind.Length ? _byKind[node.RawKind] : null) ?? [];

    private static IRule[]?[] ByKind(IReadOnlyList<IRule> rules)
    {
        var kinds = Enum.GetValues(typeof(SyntaxKind)).Cast<SyntaxKind>().Max();
        var result = new IRule[(int)kinds + 1][];
        var pairs = rules.SelectMany(rule => rule.Kinds.Select(kind => (kind, rule)));
        foreach (var same in pairs.GroupBy(pair => pair.kind, pair => pair.rule))
        {
            result[(int)same.Key] = [.. same];
        }

        return result;
    }
}
