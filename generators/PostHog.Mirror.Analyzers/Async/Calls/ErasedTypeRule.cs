using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0101: who is given a sequence, or a function that returns a task, as an <c>object</c> or <c>Delegate</c> may ask
/// what it is, and is told of an ordinary sequence or function in the blocking form.
/// </summary>
internal sealed class ErasedTypeRule() : AsyncRule(Descriptors.Await)
{
    public override void Start(RuleContext context)
    {
        CheckNodes<MemberAccessExpressionSyntax>(
            context,
            CheckDynamicCall,
            SyntaxKind.SimpleMemberAccessExpression
        );
        CheckNodes<ForEachStatementSyntax>(context, CheckLoop, SyntaxKind.ForEachStatement);
        CheckNodes<SyntaxNode>(
            context,
            Check,
            SyntaxKind.Argument,
            SyntaxKind.EqualsValueClause,
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxKind.CoalesceAssignmentExpression,
            SyntaxKind.CastExpression,
            SyntaxKind.AsExpression,
            SyntaxKind.ReturnStatement,
            SyntaxKind.YieldReturnStatement,
            SyntaxKind.ArrowExpressionClause,
            SyntaxKind.ExpressionElement,
            SyntaxKind.ArrayInitializerExpression,
            SyntaxKind.CollectionInitializerExpression,
            SyntaxKind.SimpleLambdaExpression,
            SyntaxKind.ParenthesizedLambdaExpression,
            SyntaxKind.Interpolation,
            SyntaxKind.AddExpression,
            SyntaxKind.AddAssignmentExpression
        );
    }

    private void CheckLoop(RuleNode node, ForEachStatementSyntax loop)
    {
        if (
            !loop.Type.IsVar
            && MergedType.IsErased(node.SemanticModel.GetTypeInfo(loop.Type).Type)
            && MergedType.IsValue(node.SemanticModel.GetForEachStatementInfo(loop).ElementType)
        )
        {
            Report(
                node,
                Found(
                    loop.Type.GetLocation(),
                    "the elements are of another type in the blocking form; declare the variable by theirs"
                )
            );
        }
    }

    private void CheckDynamicCall(RuleNode node, MemberAccessExpressionSyntax access)
    {
        var name = access.Name.Identifier.ValueText;
        if (name is not ("DynamicInvoke" or "GetType" or "ToString"))
        {
            return;
        }

        var type = node.SemanticModel.GetTypeInfo(access.Expression, node.CancellationToken).Type;
        if (name == "DynamicInvoke" && MergedType.IsDelegate(type))
        {
            Report(
                node,
                Found(
                    access.Name.GetLocation(),
                    "it returns a task now, and the result in the blocking form; call the delegate itself"
                )
            );
        }
        else if (name != "DynamicInvoke" && MergedType.IsValue(type))
        {
            Report(
                node,
                Found(
                    access.Name.GetLocation(),
                    "it tells the type, which is another one in the blocking form; use a text or type that is the same in both"
                )
            );
        }
    }

    private void Check(RuleNode node, SyntaxNode user)
    {
        foreach (var value in Values(user).SelectMany(Outcomes).Where(MayBeChanged))
        {
            var info = node.SemanticModel.GetTypeInfo(value, node.CancellationToken);
            if (
                Target(user, value, info, node.SemanticModel) is { } target
                && MergedType.IsErased(target)
                && !MergedType.Is(target)
                && IsChanged(value, info.Type, target, node.SemanticModel)
                && !(user is ArgumentSyntax argument && AsksNothing(argument, node.SemanticModel))
            )
            {
                Report(
                    node,
                    Found(
                        value.GetLocation(),
                        $"as '{target.ToMinimalDisplayString(node.SemanticModel, value.SpanStart)}' it is asked at run time what it is, and is something else in the blocking form; declare it by its own type"
                    )
                );
            }
        }
    }

    /// <summary>Whether a value may be a sequence or a function at all: most are seen to be none.</summary>
    private static bool MayBeChanged(ExpressionSyntax value) =>
        value
            is not (
                LiteralExpressionSyntax
                or InterpolatedStringExpressionSyntax
                or ObjectCreationExpressionSyntax { Type: not GenericNameSyntax }
                or DeclarationExpressionSyntax
                or TypeOfExpressionSyntax
                or PrefixUnaryExpressionSyntax
                or BinaryExpressionSyntax
                {
                    RawKind: not ((int)SyntaxKind.AsExpression or (int)SyntaxKind.AddExpression)
                }
            );

    private static IEnumerable<ExpressionSyntax> Values(SyntaxNode user) =>
        user switch
        {
            ArgumentSyntax argument => [argument.Expression],
            EqualsValueClauseSyntax given => [given.Value],
            AssignmentExpressionSyntax assignment => [assignment.Right],
            CastExpressionSyntax cast => [cast.Expression],
            BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) =>
            [
                sum.Left,
                sum.Right,
            ],
            BinaryExpressionSyntax cast => [cast.Left],
            InterpolationSyntax part => [part.Expression],
            ReturnStatementSyntax { Expression: { } result } => [result],
            YieldStatementSyntax { Expression: { } result } => [result],
            ArrowExpressionClauseSyntax arrow => [arrow.Expression],
            ExpressionElementSyntax element => [element.Expression],
            InitializerExpressionSyntax list => list.Expressions.AsEnumerable(),
            LambdaExpressionSyntax { ExpressionBody: { } result } => [result],
            _ => [],
        };

    private static IEnumerable<ExpressionSyntax> Outcomes(ExpressionSyntax value) =>
        Operand.Core(value) switch
        {
            ConditionalExpressionSyntax choice => Outcomes(choice.WhenTrue)
                .Concat(Outcomes(choice.WhenFalse)),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice =>
                Outcomes(choice.Left).Concat(Outcomes(choice.Right)),
            SwitchExpressionSyntax choice => choice.Arms.SelectMany(arm =>
                Outcomes(arm.Expression)
            ),
            var core => [core],
        };

    private static ITypeSymbol? Target(
        SyntaxNode user,
        ExpressionSyntax value,
        TypeInfo info,
        SemanticModel model
    ) =>
        user switch
        {
            CastExpressionSyntax cast => model.GetTypeInfo(cast.Type).Type,
            BinaryExpressionSyntax cast when cast.IsKind(SyntaxKind.AsExpression) => model
                .GetTypeInfo(cast.Right)
                .Type,
            InterpolationSyntax => model.Compilation.ObjectType,
            AssignmentExpressionSyntax sum when sum.IsKind(SyntaxKind.AddAssignmentExpression) =>
                model.GetTypeInfo(sum.Left).Type is { SpecialType: SpecialType.System_String }
                    ? model.Compilation.ObjectType
                    : null,
            BinaryExpressionSyntax sum => model.GetTypeInfo(sum).Type
                is { SpecialType: SpecialType.System_String }
                ? model.Compilation.ObjectType
                : null,
            _ when Choices.Outermost(value) is var whole
                    && whole != value
                    && !MergedType.IsErased(info.ConvertedType) => model
                .GetTypeInfo(whole)
                .ConvertedType,
            _ => info.ConvertedType,
        };

    private static bool IsChanged(
        ExpressionSyntax value,
        ITypeSymbol? type,
        ITypeSymbol target,
        SemanticModel model
    ) =>
        MergedType.IsValue(type)
        || IsMarkedDelegate(type, target)
        || type is null or { TypeKind: TypeKind.Delegate }
            && value
                is AnonymousFunctionExpressionSyntax
                    or SimpleNameSyntax
                    or MemberAccessExpressionSyntax
            && Method(value, model) is { } method
            && MergedType.Is(method.ReturnType)
            && (type is null || IsMarkedDelegate(type, target));

    /// <summary>The function itself, of which only one overload is left where it becomes a delegate.</summary>
    private static IMethodSymbol? Method(ExpressionSyntax value, SemanticModel model)
    {
        var found = model.GetSymbolInfo(value);
        return found.Symbol as IMethodSymbol
            ?? found.CandidateSymbols.OfType<IMethodSymbol>().FirstOrDefault();
    }

    /// <summary>A delegate type of its own stays one, and only what calls it by reflection sees another result.</summary>
    private static bool IsMarkedDelegate(ITypeSymbol? type, ITypeSymbol target) =>
        target.SpecialType != SpecialType.System_Object
        && target.TypeKind != TypeKind.Dynamic
        && MergedType.IsDelegate(type);

    /// <summary>Whether who is given a value only compares it, or has a rule of its own.</summary>
    private static bool AsksNothing(ArgumentSyntax argument, SemanticModel model) =>
        argument.Parent?.Parent is InvocationExpressionSyntax call
        && Operand.Name(call)
            is "ThrowIfNull"
                or "KeepAlive"
                or "ReferenceEquals"
                or "Equals"
                or "Combine"
                or "Remove"
                or "RemoveAll"
        && model.GetSymbolInfo(call).Symbol
            is { ContainingType: { } type, DeclaringSyntaxReferences.Length: 0 }
        && type.ContainingNamespace
            is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };
}
