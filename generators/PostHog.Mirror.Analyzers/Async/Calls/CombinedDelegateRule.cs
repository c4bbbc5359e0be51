using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0101: of several task-returning delegates in one, the async form waits for the last alone and the others go on
/// beside it; the blocking form runs each to its end, and stops at the first that fails.
/// </summary>
internal sealed class CombinedDelegateRule() : AsyncRule(Descriptors.Await)
{
    private const string Advice =
        "only the last of several combined delegates is awaited; keep them in a list and await each";

    private const string EventAdvice =
        "only the last handler of an event is awaited; await each of its 'GetInvocationList()'";

    public override void Start(RuleContext context)
    {
        CheckNodes<ExpressionSyntax>(
            context,
            CheckSum,
            SyntaxKind.AddAssignmentExpression,
            SyntaxKind.AddExpression
        );
        CheckNodes<InvocationExpressionSyntax>(context, CheckCall, SyntaxKind.InvocationExpression);
        CheckNodes<EventFieldDeclarationSyntax>(
            context,
            CheckEvent,
            SyntaxKind.EventFieldDeclaration
        );
    }

    private void CheckSum(RuleNode node, ExpressionSyntax sum)
    {
        var left = sum is AssignmentExpressionSyntax assignment
            ? assignment.Left
            : ((BinaryExpressionSyntax)sum).Left;
        if (
            ReturnsTask(node.SemanticModel.GetTypeInfo(left, node.CancellationToken).Type)
            && !(
                sum is AssignmentExpressionSyntax
                && node.SemanticModel.GetSymbolInfo(left, node.CancellationToken).Symbol
                    is IEventSymbol
            )
        )
        {
            Report(node, Found(sum.GetLocation(), Advice));
        }
    }

    private void CheckCall(RuleNode node, InvocationExpressionSyntax call)
    {
        if (
            Operand.Name(call) == "Combine"
            && node.Symbol is { ContainingType.SpecialType: SpecialType.System_Delegate }
            && call.ArgumentList.Arguments.Any(argument =>
                ReturnsTask(node.SemanticModel.GetTypeInfo(argument.Expression).Type)
            )
        )
        {
            Report(node, Found(call.GetLocation(), Advice));
        }
    }

    /// <summary>An event is raised where it is declared, and nowhere else.</summary>
    private void CheckEvent(RuleNode node, EventFieldDeclarationSyntax field)
    {
        var declaration = field.Declaration;
        if (
            !ReturnsTask(node.SemanticModel.GetTypeInfo(declaration.Type).Type)
            || node.ContainingSymbol?.ContainingType is not { } type
        )
        {
            return;
        }

        var names = declaration.Variables.Select(variable => variable.Identifier.ValueText);
        var uses = type
            .DeclaringSyntaxReferences.Select(reference => reference.GetSyntax())
            .SelectMany(part => part.DescendantNodes())
            .OfType<IdentifierNameSyntax>()
            .Where(name =>
                names.Contains(name.Identifier.ValueText, StringComparer.Ordinal) && Raises(name)
            );
        foreach (var use in uses)
        {
            Report(node, Found(use.GetLocation(), EventAdvice));
        }
    }

    /// <summary>Whether a use of an event may call its handlers: neither adds one, nor tests for one, nor lists them.</summary>
    private static bool Raises(IdentifierNameSyntax name)
    {
        ExpressionSyntax whole =
            name.Parent is MemberAccessExpressionSyntax self && self.Name == name ? self : name;
        whole = Operand.Outermost(whole);
        return whole.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Right == whole,
            BinaryExpressionSyntax comparison => comparison.IsKind(SyntaxKind.CoalesceExpression),
            IsPatternExpressionSyntax test => test
                .Pattern.DescendantNodesAndSelf()
                .OfType<SingleVariableDesignationSyntax>()
                .Any(),
            MemberAccessExpressionSyntax access => access.Expression == whole
                && access.Name.Identifier.ValueText != "GetInvocationList",
            ConditionalAccessExpressionSyntax access => access
                .WhenNotNull.DescendantNodesAndSelf()
                .OfType<MemberBindingExpressionSyntax>()
                .All(member => member.Name.Identifier.ValueText != "GetInvocationList"),
            NameColonSyntax or NameEqualsSyntax => false,
            _ => SyntaxFacts.IsInNamespaceOrTypeContext(name) is false && !IsNameOf(name),
        };
    }

    private static bool IsNameOf(SyntaxNode name) =>
        name.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
        && Operand.Name(call) == "nameof";

    private static bool ReturnsTask(ITypeSymbol? type) =>
        type switch
        {
            IArrayTypeSymbol array => ReturnsTask(array.ElementType),
            INamedTypeSymbol { DelegateInvokeMethod.ReturnType: { } result } => TaskSymbols.IsTask(
                result
            ),
            _ => false,
        };
}
