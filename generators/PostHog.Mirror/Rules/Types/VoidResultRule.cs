using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Types;

/// <summary>E5: a task without a result becomes <c>void</c> where it is what a function returns.</summary>
internal sealed class VoidResultRule : IRule
{
    public string Id => "E5";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.IdentifierName];

    public void Apply(SyntaxNode node, Page page)
    {
        var name = (IdentifierNameSyntax)node;
        if (
            !TaskSyntax.IsBareTask(name)
            || name.IsPartOfStructuredTrivia()
            || !SyntaxFacts.IsInTypeOnlyContext(TaskSyntax.WholeType(name))
            || OtherTask.Qualifies(TaskSyntax.WholeType(name))
        )
        {
            return;
        }

        var whole = TaskSyntax.WholeType(name);
        if (IsResult(whole))
        {
            Qualifier.Delete(name, page);
            page.Replace(name.Identifier, "void");
        }
        else if (!HasOwnRule(whole))
        {
            page.Refuse("BLK0110", whole, whole.ToString());
        }
    }

    private static bool IsResult(ExpressionSyntax type) =>
        type.Parent switch
        {
            MethodDeclarationSyntax method => method.ReturnType == type,
            LocalFunctionStatementSyntax local => local.ReturnType == type,
            DelegateDeclarationSyntax declaration => declaration.ReturnType == type,
            ParenthesizedLambdaExpressionSyntax lambda => lambda.ReturnType == type,
            FunctionPointerParameterSyntax parameter => parameter.Parent
                is FunctionPointerParameterListSyntax list
                && list.Parameters.Last() == parameter,
            _ => false,
        };

    private static bool HasOwnRule(ExpressionSyntax type) =>
        type.Parent switch
        {
            TypeArgumentListSyntax list => ActionRule.IsTaskFunction(list.Parent)
                && list.Arguments.Last() == type
                || TaskSyntax.IsTaskOfT(list.Parent),
            ObjectCreationExpressionSyntax => true,
            DefaultExpressionSyntax value => Operand.Outermost(value).Parent
                is ReturnStatementSyntax
                    or ArrowExpressionClauseSyntax,
            UsingDirectiveSyntax => true,
            QualifiedNameSyntax => true,
            _ => false,
        };
}
