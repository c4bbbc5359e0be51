using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0101: methods are called otherwise at run time: one that is looked up by a text only known then is not found, and
/// a name that is compared with a text is another one.
/// </summary>
internal sealed class MethodNameRule() : AsyncRule(Descriptors.Await)
{
    public override void Start(RuleContext context)
    {
        CheckNodes<InvocationExpressionSyntax>(
            context,
            CheckLookUp,
            SyntaxKind.InvocationExpression
        );
        CheckNodes<MemberAccessExpressionSyntax>(
            context,
            CheckName,
            SyntaxKind.SimpleMemberAccessExpression
        );
    }

    private void CheckLookUp(RuleNode node, InvocationExpressionSyntax call)
    {
        if (
            Operand.Name(call)
                is "GetMethod"
                    or "GetMember"
                    or "GetRuntimeMethod"
                    or "GetDeclaredMethod"
                    or "InvokeMember"
                    or "CreateDelegate"
            && node.Symbol is IMethodSymbol { ContainingType: { } type } method
            && (
                TaskSymbols.IsIn(type, "System.Reflection")
                || type.Name is "Type" or "Delegate" && TaskSymbols.IsIn(type, "System")
            )
            && Name(call, method) is { } name
            && !node.SemanticModel.GetConstantValue(name, node.CancellationToken).HasValue
        )
        {
            Report(
                node,
                Found(
                    name.GetLocation(),
                    "a method that is looked up by a text may have another name at run time; use 'nameof'"
                )
            );
        }
    }

    private static ExpressionSyntax? Name(InvocationExpressionSyntax call, IMethodSymbol method) =>
        call
            .ArgumentList.Arguments.Zip(
                method.Parameters,
                (argument, parameter) => (argument, parameter)
            )
            .Where(pair =>
                pair.argument.NameColon is null
                && pair.parameter.Type.SpecialType == SpecialType.System_String
            )
            .Select(pair => pair.argument.Expression)
            .FirstOrDefault();

    private void CheckName(RuleNode node, MemberAccessExpressionSyntax access)
    {
        if (
            access.Name.Identifier.ValueText == "Name"
            && Compared(access)
                .Any(text =>
                    node.SemanticModel.GetConstantValue(text, node.CancellationToken).Value
                        is string value
                    && value.EndsWith("Async", StringComparison.Ordinal)
                    && !IsNameOf(text)
                )
            && node.SemanticModel.GetSymbolInfo(access, node.CancellationToken).Symbol
                is IPropertySymbol { ContainingType: { Name: "MemberInfo" } type }
            && TaskSymbols.IsIn(type, "System.Reflection")
        )
        {
            Report(
                node,
                Found(
                    access.GetLocation(),
                    "the method has another name at run time; compare with 'nameof'"
                )
            );
        }
    }

    /// <summary>What a name is compared with, by an operator, a pattern or a method of texts.</summary>
    private static IEnumerable<ExpressionSyntax> Compared(ExpressionSyntax name) =>
        Operand.Outermost(name).Parent switch
        {
            BinaryExpressionSyntax comparison
                when comparison.IsKind(SyntaxKind.EqualsExpression)
                    || comparison.IsKind(SyntaxKind.NotEqualsExpression) =>
            [
                comparison.Left,
                comparison.Right,
            ],
            IsPatternExpressionSyntax question => Constants(question.Pattern),
            SwitchExpressionSyntax choice => Constants(choice),
            SwitchStatementSyntax choice => choice
                .Sections.SelectMany(section => section.Labels)
                .SelectMany(Labels),
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } => Arguments(
                call
            ),
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => Arguments(call),
            _ => [],
        };

    private static IEnumerable<ExpressionSyntax> Arguments(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Select(argument => argument.Expression);

    private static IEnumerable<ExpressionSyntax> Labels(SwitchLabelSyntax label) =>
        label is CaseSwitchLabelSyntax plain ? [plain.Value] : Constants(label);

    private static IEnumerable<ExpressionSyntax> Constants(SyntaxNode pattern) =>
        pattern
            .DescendantNodesAndSelf()
            .OfType<ConstantPatternSyntax>()
            .Select(constant => constant.Expression);

    private static bool IsNameOf(ExpressionSyntax text) =>
        text
            is InvocationExpressionSyntax
            {
                Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }
            };
}
