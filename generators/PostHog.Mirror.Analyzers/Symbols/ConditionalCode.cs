using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PostHog.Mirror.Analyzers.Async;
using PostHog.Mirror.Inputs;

namespace PostHog.Mirror.Analyzers.Symbols;

/// <summary>Finds out which code only the async form has, as in <c>#if !BLOCKING</c>.</summary>
internal static class ConditionalCode
{
    private static readonly ConditionalWeakTable<SyntaxTree, List<TextSpan>> Known = new();

    /// <summary>Whether the blocking form has no declaration of a symbol of these sources.</summary>
    public static bool IsAsyncOnly(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Length > 0
        && symbol.DeclaringSyntaxReferences.All(reference =>
            IsAsyncOnly(reference.SyntaxTree, reference.Span.Start)
        );

    /// <summary>Whether the blocking form leaves out what stands at a place.</summary>
    public static bool IsAsyncOnly(SyntaxTree tree, int position) =>
        tree.GetRoot().ContainsDirectives
        && Known.GetValue(tree, Spans).Exists(span => span.Contains(position));

    /// <summary>The branches that are taken here and would not be if the blocking symbol was defined.</summary>
    private static List<TextSpan> Spans(SyntaxTree tree)
    {
        var root = tree.GetRoot();
        if (!BlockingTree.HasCondition(root))
        {
            return [];
        }

        var options = ProjectReader.ReadParseOptions(tree.Options);
        var taken = Taken(BlockingTree.RootOf(tree, options, CancellationToken.None));
        return [.. Taken(root).Where(branch => !taken.Contains(branch))];
    }

    private static HashSet<TextSpan> Taken(SyntaxNode root)
    {
        var taken = new HashSet<TextSpan>();
        for (
            var directive = ((CSharpSyntaxNode)root).GetFirstDirective();
            directive is not null;
            directive = directive.GetNextDirective()
        )
        {
            if (directive is BranchingDirectiveTriviaSyntax { BranchTaken: true } branch)
            {
                taken.Add(TextSpan.FromBounds(branch.SpanStart, End(branch)));
            }
        }

        return taken;
    }

    private static int End(BranchingDirectiveTriviaSyntax branch) =>
        branch
            .GetRelatedDirectives()
            .FirstOrDefault(other => other.SpanStart > branch.SpanStart)
            ?.SpanStart
        ?? int.MaxValue;
}
