using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Naming;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>BLK0101: an argument whose text the compiler hands over is another text in the blocking form.</summary>
internal sealed class CallerTextRule() : AsyncRule(Descriptors.Await)
{
    /// <summary>Whose texts only people read, when a test fails.</summary>
    private static readonly string[] ForPeople = ["NUnit", "Xunit", "Shouldly"];

    public override void Start(RuleContext context) =>
        CheckNodes<InvocationExpressionSyntax>(context, Check, SyntaxKind.InvocationExpression);

    private void Check(RuleNode node, InvocationExpressionSyntax call)
    {
        var changing = call.ArgumentList.Arguments.Where(argument => Changes(argument.Expression));
        if (!changing.Any() || node.Symbol is not IMethodSymbol method || IsForPeople(method))
        {
            return;
        }

        foreach (var argument in changing.Where(argument => IsHandedOver(argument, call, method)))
        {
            Report(
                node,
                Found(
                    argument.GetLocation(),
                    "the text of this argument appears at run time; put it in a variable first"
                )
            );
        }
    }

    private static bool Changes(ExpressionSyntax argument) =>
        argument
            .DescendantTokens()
            .Any(token =>
                token.IsKind(SyntaxKind.AwaitKeyword)
                || token.IsKind(SyntaxKind.AsyncKeyword)
                || BlockingNames.IsAsyncName(token.ValueText)
            );

    private static bool IsHandedOver(
        ArgumentSyntax argument,
        InvocationExpressionSyntax call,
        IMethodSymbol method
    )
    {
        var index = call.ArgumentList.Arguments.IndexOf(argument);
        var name =
            argument.NameColon?.Name.Identifier.ValueText
            ?? (index < method.Parameters.Length ? method.Parameters[index].Name : "");
        return method.Parameters.Any(parameter =>
            parameter
                .GetAttributes()
                .Any(one =>
                    one.AttributeClass?.Name == "CallerArgumentExpressionAttribute"
                    && one.ConstructorArguments.FirstOrDefault().Value is string text
                    && text == name
                )
        );
    }

    private static bool IsForPeople(IMethodSymbol method)
    {
        var space = method.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return ForPeople.Contains(space?.Name, StringComparer.Ordinal);
    }
}
