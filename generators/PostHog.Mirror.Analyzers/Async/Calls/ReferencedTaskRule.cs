using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0112: a delegate or a member of a referenced assembly that returns a task keeps returning one. Its call would be
/// left running, or the task be taken for the result.
/// </summary>
internal sealed class ReferencedTaskRule() : AsyncRule(Descriptors.NoBlockingForm)
{
    private const string OwnDelegate = "a delegate type declared in these sources";
    private const string OwnMember = "a member declared in these sources";

    public override void Start(RuleContext context)
    {
        CheckNodes<InvocationExpressionSyntax>(context, CheckCall, SyntaxKind.InvocationExpression);
        CheckNodes<SyntaxNode>(
            context,
            CheckValue,
            SyntaxKind.AwaitExpression,
            SyntaxKind.ReturnStatement,
            SyntaxKind.ArrowExpressionClause
        );
        CheckNodes<AnonymousFunctionExpressionSyntax>(
            context,
            CheckFunction,
            SyntaxKind.SimpleLambdaExpression,
            SyntaxKind.ParenthesizedLambdaExpression,
            SyntaxKind.AnonymousMethodExpression
        );
    }

    private void CheckCall(RuleNode node, InvocationExpressionSyntax call)
    {
        if (
            node.Symbol is not IMethodSymbol method
            || BlockingNames.IsAsyncName(method.Name)
            || !IsAsynchronous(method.ReturnType)
            || SequenceOperators.Is(method)
        )
        {
            return;
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            CheckInvocation(call, method, node);
        }
        else if (
            IsReferenced(method, node)
            && KeepsTask(method.OriginalDefinition.ReturnType)
            && !TaskSymbols.IsIn(method.ContainingType, "System.Threading.Tasks")
        )
        {
            Report(node, Found(call.GetLocation(), method.Name, OwnMember));
        }
    }

    private void CheckInvocation(
        InvocationExpressionSyntax call,
        IMethodSymbol invoke,
        RuleNode node
    )
    {
        if (IsReferenced(invoke, node) && KeepsTask(invoke.OriginalDefinition.ReturnType))
        {
            Report(node, Found(call.GetLocation(), invoke.ContainingType.Name, OwnDelegate));
        }
        else if (Holder(call, node) is { } holder)
        {
            Report(node, Found(call.GetLocation(), holder.Name, OwnMember));
        }
    }

    /// <summary>The referenced member that a called delegate comes from.</summary>
    private static ISymbol? Holder(InvocationExpressionSyntax call, RuleNode node)
    {
        var receiver = call.Expression
            is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invoke" } access
            ? access.Expression
            : call.Expression;
        return
            node.SemanticModel.GetSymbolInfo(Operand.Core(receiver), node.CancellationToken).Symbol
                is { } holder
            && IsReferenced(holder, node)
            && DefinedType(holder)
                is INamedTypeSymbol { DelegateInvokeMethod.ReturnType: { } result }
            && KeepsTask(result)
            ? holder
            : null;
    }

    /// <summary>A property or field that is a task.</summary>
    private void CheckValue(RuleNode node, SyntaxNode user)
    {
        var value = user switch
        {
            AwaitExpressionSyntax wait => wait.Expression,
            ReturnStatementSyntax result => result.Expression,
            ArrowExpressionClauseSyntax arrow => arrow.Expression,
            _ => null,
        };
        if (
            value is not null
            && Operand.Core(value) is SimpleNameSyntax or MemberAccessExpressionSyntax
            && node.SemanticModel.GetSymbolInfo(Operand.Core(value), node.CancellationToken).Symbol
                is IPropertySymbol
                    or IFieldSymbol
            && node.SemanticModel.GetSymbolInfo(Operand.Core(value)).Symbol is { } member
            && IsReferenced(member, node)
            && KeepsTask(DefinedType(member))
            && !TaskSymbols.IsTask(member.ContainingType)
        )
        {
            Report(node, Found(value.GetLocation(), member.Name, OwnMember));
        }
    }

    private void CheckFunction(RuleNode node, AnonymousFunctionExpressionSyntax function)
    {
        if (
            node.SemanticModel.GetTypeInfo(function, node.CancellationToken).ConvertedType
                is INamedTypeSymbol { DelegateInvokeMethod: { } invoke }
            && IsReferenced(invoke, node)
            && KeepsTask(invoke.OriginalDefinition.ReturnType)
        )
        {
            Report(node, Found(function.GetLocation(), invoke.ContainingType.Name, OwnDelegate));
        }
    }

    private static ITypeSymbol? DefinedType(ISymbol symbol) =>
        symbol.OriginalDefinition switch
        {
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            IMethodSymbol method => method.ReturnType,
            _ => null,
        };

    /// <summary>Whether the declaration itself says task; what a type argument says is said in these sources.</summary>
    private static bool KeepsTask(ITypeSymbol? type) => IsAsynchronous(type);

    private static bool IsAsynchronous(ITypeSymbol? type) =>
        TaskSymbols.IsTask(type) || TaskSymbols.IsStream(type);

    private static bool IsReferenced(ISymbol symbol, RuleNode node) =>
        symbol.ContainingType is not { IsTupleType: true }
        && MirroredAssembly.IsForeign(symbol, node.SemanticModel.Compilation.Assembly);
}
