using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Editing;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0120: the translator renames what is called like a method the sources declare. Where that is something else,
/// the new name would be of nothing, or of another thing.
/// </summary>
internal sealed class RenamedNameRule()
    : AsyncRule(
        Rule(
            "BLK0120",
            "Suffix on something that is not a method",
            "'{0}' is not a method here, but would be renamed like one; give it another name"
        )
    )
{
    public override void Start(RuleContext context)
    {
        if (AsyncSources.Of(context.Compilation, context.Options) is not { } sources)
        {
            return;
        }

        context.OnModels(file =>
        {
            var tree = file.SemanticModel.SyntaxTree;
            if (sources.AreHandWritten(tree))
            {
                return;
            }

            var root = tree.GetRoot(file.CancellationToken);
            foreach (
                var edit in sources.Translate(tree, file.CancellationToken).Edits.Where(IsRenaming)
            )
            {
                if (
                    root.FindToken(edit.Start).Parent is SimpleNameSyntax name
                    && name.SpanStart == edit.Start
                    && file.SemanticModel.GetSymbolInfo(name, file.CancellationToken).Symbol
                        is { } symbol
                    && symbol is not IMethodSymbol
                )
                {
                    file.ReportDiagnostic(Found(name.Identifier.GetLocation(), symbol.Name));
                }
            }
        });
    }

    private static bool IsRenaming(Edit edit) => edit.Rule is "E7a" or "E7b";
}
