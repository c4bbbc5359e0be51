using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.CodeFixes;

/// <summary>BLK0112: calls <c>Pause.ForAsync</c> instead of <c>Task.Delay</c>, with whatever it asks for that is in sight.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class PauseFix()
    : NodeFix<InvocationExpressionSyntax>("BLK0112", "Use 'Pause.ForAsync'")
{
    private protected override (SyntaxNode Old, SyntaxNode New)? Fix(
        InvocationExpressionSyntax call,
        SemanticModel model
    )
    {
        if (!TaskSyntax.IsStaticMember(call.Expression, "Delay"))
        {
            return null;
        }

        var given = call.ArgumentList.Arguments.Select(argument => argument.Expression).ToList();
        var arguments = Pause(model.Compilation) is { } pause
            ? pause.Parameters.Select(parameter => Argument(parameter, given, call, model))
            : given.Select(argument => argument.ToString());
        var written = $"Pause.ForAsync({string.Join(", ", arguments)})";
        return (call, SyntaxFactory.ParseExpression(written).WithTriviaFrom(call));
    }

    private static IMethodSymbol? Pause(Compilation compilation) =>
        compilation
            .GetSymbolsWithName("ForAsync", SymbolFilter.Member)
            .OfType<IMethodSymbol>()
            .FirstOrDefault(method => method.ContainingType.Name == "Pause");

    private static string Argument(
        IParameterSymbol parameter,
        IReadOnlyList<ExpressionSyntax> given,
        SyntaxNode call,
        SemanticModel model
    )
    {
        if (given.FirstOrDefault(argument => IsOf(parameter.Type, argument, model)) is { } same)
        {
            return same.ToString();
        }

        return parameter.Type.Name == "TimeSpan"
            ? $"TimeSpan.FromMilliseconds({given[0]})"
            : InSight(parameter, call, model) ?? parameter.Name;
    }

    private static bool IsOf(ITypeSymbol type, ExpressionSyntax argument, SemanticModel model) =>
        SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(argument).Type, type);

    /// <summary>A variable, parameter, field or property of the type that is asked for.</summary>
    private static string? InSight(
        IParameterSymbol parameter,
        SyntaxNode call,
        SemanticModel model
    ) =>
        model
            .LookupSymbols(call.SpanStart)
            .FirstOrDefault(symbol =>
                SymbolEqualityComparer.Default.Equals(
                    symbol switch
                    {
                        ILocalSymbol local => local.Type,
                        IParameterSymbol other => other.Type,
                        IFieldSymbol field => field.Type,
                        IPropertySymbol property => property.Type,
                        _ => null,
                    },
                    parameter.Type
                )
            )
            ?.Name;
}
