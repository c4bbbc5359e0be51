using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0106: where <c>F(x)</c> and <c>FAsync(x)</c> can both be called, the blocking form has two overloads that take
/// the same arguments, and a call of one may become a call of the other.
/// </summary>
internal sealed class MergedOverloadRule() : AsyncRule(Descriptors.Collision)
{
    public override void Start(RuleContext context)
    {
        var declared = DeclaredNames.In(context.Compilation);
        CheckNodes<InvocationExpressionSyntax>(
            context,
            (node, call) => Check(node, call, declared),
            SyntaxKind.InvocationExpression
        );
    }

    private void Check(RuleNode node, InvocationExpressionSyntax call, ISet<string> declared)
    {
        if (
            Operand.CalledName(call) is { } name
            && Other(name.Identifier.ValueText, declared) is { } otherName
            && node.Symbol is IMethodSymbol called
            && MayHaveRival(called, name, otherName, node.SemanticModel)
            && Rival(call, name, otherName, node.SemanticModel) is { } rival
            && !AreMeantToMerge(called, rival)
        )
        {
            var blocking = BlockingNames.Of(called.Name) ?? called.Name;
            Report(node, Found(name.GetLocation(), name.Identifier.ValueText, otherName, blocking));
        }
    }

    /// <summary>The name that becomes the same one, if the sources declare the one of the two that changes.</summary>
    private static string? Other(string name, ISet<string> declared) =>
        BlockingNames.Of(name) is { } blocking
            ? declared.Contains(name)
                ? blocking
                : null
            : declared.Contains(name + "Async")
                ? name + "Async"
                : null;

    /// <summary>
    /// Whether something is called by the other name at all: to bind a call anew takes long. An extension method may
    /// have a rival anywhere.
    /// </summary>
    private static bool MayHaveRival(
        IMethodSymbol called,
        SimpleNameSyntax name,
        string otherName,
        SemanticModel model
    ) =>
        called.IsExtensionMethod
        || name.Parent is MemberBindingExpressionSyntax
        || DeclaredExtensions.Have(otherName, model.Compilation)
        || Sight.Of(name, otherName, model).Any(symbol => symbol is IMethodSymbol);

    /// <summary>What the call would call by the other name.</summary>
    private static IMethodSymbol? Rival(
        InvocationExpressionSyntax call,
        SimpleNameSyntax name,
        string otherName,
        SemanticModel model
    )
    {
        var renamed = call.ReplaceNode(
            name,
            name.WithIdentifier(SyntaxFactory.Identifier(otherName))
        );
        return UnconditionalCall.Of(call, renamed, model) is { } whole
            ? model
                .GetSpeculativeSymbolInfo(
                    call.SpanStart,
                    whole,
                    SpeculativeBindingOption.BindAsExpression
                )
                .Symbol as IMethodSymbol
            : null;
    }

    /// <summary>Whether one is the other's synchronous sibling in somebody else's type, or a delegate is called.</summary>
    private static bool AreMeantToMerge(IMethodSymbol called, IMethodSymbol rival)
    {
        var renamed = BlockingNames.Of(called.Name) is null ? rival : called;
        var kept = BlockingNames.Of(called.Name) is null ? called : rival;
        return renamed.MethodKind == MethodKind.DelegateInvoke
            || renamed.DeclaringSyntaxReferences.Length == 0
            || ConditionalCode.IsAsyncOnly(kept)
            || (
                kept is { DeclaringSyntaxReferences.Length: 0, IsExtensionMethod: false }
                && !renamed.IsExtensionMethod // which would never be called beside it
                && Counterparts.AreTwins(renamed, kept)
            );
    }
}
