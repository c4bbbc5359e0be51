using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0204: operators of <c>Enumerable</c> look at what made their source, and leave out what they do not need:
/// <c>Append(x).Last()</c> reads nothing, <c>Select(f).Last()</c> calls <c>f</c> once. Those of <c>AsyncEnumerable</c>
/// read and call everything.
/// </summary>
internal sealed class SequenceShortcutRule()
    : AsyncRule(
        Rule(
            "BLK0204",
            "An operator that leaves something out",
            "'{0}' after '{1}' leaves out, or does in another order, some of what '{2}' reads and calls; use a loop, or keep the elements first, with '(await … .ToListAsync())'"
        )
    )
{
    public override void Start(RuleContext context)
    {
        var operators = SequenceOperators.NamesIn(context.Compilation);
        var terminals = SequenceOperators.TerminalNamesIn(context.Compilation);
        CheckNodes<InvocationExpressionSyntax>(
            context,
            (node, call) =>
            {
                var name = Operand.Name(call) ?? "";
                if (
                    (terminals.Contains(name) || operators.Contains(name))
                    && node.Symbol is IMethodSymbol method
                    && SequenceOperators.Is(method)
                    && Maker(method, call, node.SemanticModel) is { } maker
                )
                {
                    var blocking = BlockingNames.Of(name) ?? name;
                    Report(
                        node,
                        Found(
                            Operand.CalledName(call)!.GetLocation(),
                            blocking,
                            maker == name ? "another sequence" : maker,
                            name
                        )
                    );
                }
            },
            SyntaxKind.InvocationExpression
        );
    }

    /// <summary>The operator that the call would pass by, if any.</summary>
    private static string? Maker(
        IMethodSymbol method,
        InvocationExpressionSyntax call,
        SemanticModel model
    )
    {
        if (SequenceShortcut.ReadsOtherwise(method))
        {
            return method.Name;
        }

        IReadOnlyList<string> asked = [SequenceShortcut.Question(method)];
        for (
            var source = Source(call, model);
            source is not null
                && asked.Count > 0
                && model.GetSymbolInfo(source).Symbol is IMethodSymbol made;
            source = Source(source, model)
        )
        {
            if (!SequenceOperators.Is(made))
            {
                return null;
            }

            if (asked.Any(one => SequenceShortcut.IsTaken(made, source, one, call)))
            {
                return made.Name;
            }

            asked = SequenceShortcut.HandedOn(made, asked);
        }

        return null;
    }

    /// <summary>The call that makes what an operator is called on, if need be through a variable.</summary>
    private static InvocationExpressionSyntax? Source(
        InvocationExpressionSyntax call,
        SemanticModel model
    )
    {
        var source = Bare((call.Expression as MemberAccessExpressionSyntax)?.Expression);
        return
            source is IdentifierNameSyntax name
            && model.GetSymbolInfo(name).Symbol is ILocalSymbol local
            && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()
                is VariableDeclaratorSyntax { Initializer.Value: { } value }
            ? Bare(value) as InvocationExpressionSyntax
            : source as InvocationExpressionSyntax;
    }

    private static ExpressionSyntax? Bare(ExpressionSyntax? expression)
    {
        while (expression is ParenthesizedExpressionSyntax inner)
        {
            expression = inner.Expression;
        }

        return expression;
    }
}
