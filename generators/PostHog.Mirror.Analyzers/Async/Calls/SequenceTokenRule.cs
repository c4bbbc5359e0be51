using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0101: a token given to a sequence after it was made reaches the iterator in the async form alone. In both it
/// reaches what was called with it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SequenceTokenRule() : AsyncRule(Descriptors.Await)
{
    private protected override void Start(CompilationStartAnalysisContext context) =>
        context.RegisterSyntaxNodeAction(Check, SyntaxKind.InvocationExpression);

    private void Check(SyntaxNodeAnalysisContext node)
    {
        var call = (InvocationExpressionSyntax)node.Node;
        if (
            !IsHandWritten(call.SyntaxTree)
            && Operand.Name(call) is "WithCancellation" or "GetAsyncEnumerator"
            && call.ArgumentList.Arguments.Count == 1
            && call.Expression is MemberAccessExpressionSyntax access
            && Operand.Core(access.Expression) is InvocationExpressionSyntax source
            && node.SemanticModel.GetSymbolInfo(source, node.CancellationToken).Symbol
                is IMethodSymbol method
            && TaskSymbols.IsStream(method.ReturnType)
            && method.Parameters.Any(IsToken)
            && !source.ArgumentList.Arguments.Any(argument => IsToken(argument, node))
        )
        {
            node.ReportDiagnostic(
                Found(
                    Operand.CalledName(call)!.GetLocation(),
                    $"the token would not reach '{method.Name}'; pass it as an argument of that call"
                )
            );
        }
    }

    private static bool IsToken(IParameterSymbol parameter) =>
        parameter.Type is { Name: "CancellationToken" };

    private static bool IsToken(ArgumentSyntax argument, SyntaxNodeAnalysisContext node) =>
        node.SemanticModel.GetTypeInfo(argument.Expression, node.CancellationToken).ConvertedType
            is { Name: "CancellationToken" };
}
