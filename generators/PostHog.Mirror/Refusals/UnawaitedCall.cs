using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Refusals;

/// <summary>
/// BLK0105: a call that is neither awaited nor returned starts work that goes on elsewhere; its blocking form would
/// finish it on the spot.
/// </summary>
internal sealed class UnawaitedCall : IRule
{
    public string Id => "BLK0105";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.InvocationExpression];

    public void Apply(SyntaxNode node, Page page)
    {
        var call = (InvocationExpressionSyntax)node;
        if (
            Operand.Name(call) is not { } name
            || !IsTaskCall(name)
            || page.Names.NeverReturnsTask(name)
            || (page.Names[name] == NameKinds.None && PlainValue.Is(call))
        )
        {
            return;
        }

        if (!IsHandedOn(User(call), call, name, page))
        {
            page.Refuse(Id, call, name);
        }
    }

    private static bool IsTaskCall(string name) =>
        BlockingNames.IsAsyncName(name) && name != "GetAsyncEnumerator";

    /// <summary>The first thing around the call that is more than another way to write it.</summary>
    private static SyntaxNode User(ExpressionSyntax call)
    {
        var current = Operand.Outermost(call);
        while (Wrapper(current) is { } wrapper)
        {
            current = Operand.Outermost(wrapper);
        }

        return current.Parent!;
    }

    private static ExpressionSyntax? Wrapper(ExpressionSyntax current) =>
        current.Parent switch
        {
            ConditionalAccessExpressionSyntax access when access.WhenNotNull == current => access,
            MemberAccessExpressionSyntax
            {
                Name.Identifier.ValueText: "WithCancellation",
                Parent: InvocationExpressionSyntax configured
            } => configured,
            MemberBindingExpressionSyntax => null,
            ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax creation }
                when TaskSyntax.IsTask(creation.Type) => creation,
            ArgumentSyntax { Parent.Parent: ImplicitObjectCreationExpressionSyntax creation }
                when TaskSyntax.IsTask(EnclosingFunction.Of(creation).ReturnType) => creation,
            _ => Choices.Around(current),
        };

    private static bool IsHandedOn(
        SyntaxNode user,
        InvocationExpressionSyntax call,
        string name,
        Page page
    ) =>
        user switch
        {
            AwaitExpressionSyntax => true,
            ReturnStatementSyntax result => MayReturn(result, name, page),
            ArrowExpressionClauseSyntax { Parent: AccessorDeclarationSyntax accessor } arrow =>
                accessor.IsKind(SyntaxKind.GetAccessorDeclaration)
                    && ReturnsTask(EnclosingFunction.Of(arrow)),
            ArrowExpressionClauseSyntax arrow => ReturnsTask(EnclosingFunction.Of(arrow)),
            AnonymousFunctionExpressionSyntax lambda => ReturnsTask(new EnclosingFunction(lambda)),
            CommonForEachStatementSyntax loop => loop.AwaitKeyword != default
                && loop.Expression.Span.Contains(call.Span),
            _ => IsArgumentOfTaskMember(user),
        };

    /// <summary>Whether the task is what the caller gets; of an untyped lambda only the compiler knows.</summary>
    private static bool ReturnsTask(EnclosingFunction function)
    {
        var type = function.ReturnType is NullableTypeSyntax nullable
            ? nullable.ElementType
            : function.ReturnType;
        return !function.IsAsync
            && (function.IsUntyped || TaskSyntax.IsTask(type) || TaskSyntax.IsStream(type));
    }

    /// <summary>
    /// Returning without awaiting is the same thing in both forms, except where leaving the block does something
    /// first, and in a lambda whose result type nobody wrote down.
    /// </summary>
    private static bool MayReturn(ReturnStatementSyntax result, string name, Page page)
    {
        var function = EnclosingFunction.Of(result);
        var isKnown = page.Names[name] is NameKinds.Task or NameKinds.TaskOfT;
        return ReturnsTask(function)
            && (isKnown || !function.IsUntyped)
            && !LeftBlocks.Act(result, function.Node);
    }

    /// <summary>Those members are refused themselves.</summary>
    private static bool IsArgumentOfTaskMember(SyntaxNode user) =>
        user is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax outer }
        && TaskSyntax.IsStaticMember(outer.Expression, out _, out _);
}
