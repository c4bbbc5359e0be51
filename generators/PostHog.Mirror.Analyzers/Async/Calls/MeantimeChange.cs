using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>Finds what may set a variable while a guarded block is left: <c>finally</c> blocks, and what they may call.</summary>
internal static class MeantimeChange
{
    /// <summary>Whether a variable is set by a <c>finally</c> block that is run between an exception and its handler.</summary>
    public static bool IsSet(string variable, TryStatementSyntax guarded, SemanticModel model) =>
        Member(guarded)
            .DescendantNodes()
            .Where(part => IsRunMeanwhile(part, guarded, model))
            .SelectMany(part => part.DescendantNodes())
            .Any(part => Sets(part, variable));

    /// <summary>The lambda that a local stands for, where it is called.</summary>
    public static AnonymousFunctionExpressionSyntax? Function(
        ILocalSymbol local,
        IdentifierNameSyntax name
    ) =>
        local.Type.TypeKind == TypeKind.Delegate
        && name.Parent is InvocationExpressionSyntax or MemberAccessExpressionSyntax
        && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()
            is VariableDeclaratorSyntax { Initializer.Value: { } value }
            ? Operand.Core(value) as AnonymousFunctionExpressionSyntax
            : null;

    /// <summary>Whether a name, if need be behind <c>this</c>, is set where it stands.</summary>
    public static bool IsWritten(SimpleNameSyntax name)
    {
        SyntaxNode whole =
            name.Parent is MemberAccessExpressionSyntax access && access.Name == name
                ? access
                : name;
        while (whole.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax tuple })
        {
            whole = tuple;
        }

        return whole.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == whole,
            PrefixUnaryExpressionSyntax step => step.Kind()
                is SyntaxKind.PreIncrementExpression
                    or SyntaxKind.PreDecrementExpression
                    or SyntaxKind.AddressOfExpression,
            PostfixUnaryExpressionSyntax step => !Operand.IsAssurance(step),
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
            RefExpressionSyntax => true,
            _ => false,
        };
    }

    private static SyntaxNode Member(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? node.SyntaxTree.GetRoot();

    private static bool IsRunMeanwhile(
        SyntaxNode part,
        TryStatementSyntax guarded,
        SemanticModel model
    ) =>
        part switch
        {
            FinallyClauseSyntax end => !end.Parent!.Span.Contains(guarded.Span),
            LocalFunctionStatementSyntax => !part.Span.Contains(guarded.Span),
            AnonymousFunctionExpressionSyntax function => !part.Span.Contains(guarded.Span)
                && (guarded.Block.Span.Contains(part.Span) || !IsGivenAway(function, model)),
            _ => false,
        };

    /// <summary>Whether a function is an argument of the framework's, which runs it for reasons of its own.</summary>
    private static bool IsGivenAway(
        AnonymousFunctionExpressionSyntax function,
        SemanticModel model
    ) =>
        Operand.Outermost(function).Parent
            is ArgumentSyntax { Parent.Parent: ExpressionSyntax call }
        && model.GetSymbolInfo(call).Symbol is { DeclaringSyntaxReferences.Length: 0 };

    private static bool Sets(SyntaxNode part, string variable) =>
        part switch
        {
            AssignmentExpressionSyntax assignment => assignment
                .Left.DescendantNodesAndSelf()
                .Any(target => Operand.IsNamed(target, variable)),
            PrefixUnaryExpressionSyntax step => Operand.IsNamed(step.Operand, variable),
            PostfixUnaryExpressionSyntax step => Operand.IsNamed(step.Operand, variable),
            ArgumentSyntax argument => argument.RefKindKeyword.Kind()
                is SyntaxKind.RefKeyword
                    or SyntaxKind.OutKeyword
                && Operand.IsNamed(argument.Expression, variable),
            _ => false,
        };
}
