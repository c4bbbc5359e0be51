using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Analyzers.CodeFixes;

/// <summary>Makes a method asynchronous where nobody who calls it has to change.</summary>
internal static class AsyncFunction
{
    private const string Task = "global::System.Threading.Tasks.Task";

    private static readonly SyntaxToken Async = SyntaxFactory
        .Token(SyntaxKind.AsyncKeyword)
        .WithTrailingTrivia(SyntaxFactory.Space);

    /// <summary>The method that awaits, with the modifier, or null where it cannot have it.</summary>
    /// <param name="before">The method as it is.</param>
    /// <param name="after">The same with the await in it.</param>
    /// <param name="model">What is known of <paramref name="before"/>.</param>
    public static SyntaxNode? Of(SyntaxNode before, SyntaxNode after, SemanticModel model)
    {
        if (
            before is not MethodDeclarationSyntax
            || after is not MethodDeclarationSyntax method
            || model.GetDeclaredSymbol(before) is not IMethodSymbol symbol
            || symbol.Parameters.Any(IsReference)
        )
        {
            return null;
        }

        if (IsProgram(symbol, model))
        {
            return Returning(method, symbol.ReturnsVoid ? Task : $"{Task}<int>");
        }

        return IsTask(symbol.ReturnType) && WithoutLastReturn(method) is { } shortened
            ? shortened.AddModifiers(Async)
            : null;
    }

    // A parameter that cannot outlive an await.
    private static bool IsReference(IParameterSymbol parameter) =>
        parameter.RefKind != RefKind.None
        || parameter.Type.IsRefLikeType
        || parameter.Type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer;

    private static bool IsProgram(IMethodSymbol symbol, SemanticModel model) =>
        (symbol.ReturnsVoid || symbol.ReturnType.SpecialType == SpecialType.System_Int32)
        && SymbolEqualityComparer.Default.Equals(
            model.Compilation.GetEntryPoint(CancellationToken.None),
            symbol
        );

    private static MethodDeclarationSyntax Returning(MethodDeclarationSyntax method, string type) =>
        method
            .AddModifiers(Async)
            .WithReturnType(FullNames.Type(type).WithTriviaFrom(method.ReturnType));

    private static bool IsTask(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", Arity: 0 }
        && type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";

    /// <summary>Only a method that ends with a completed task, and returns nowhere else, is the same without.</summary>
    private static MethodDeclarationSyntax? WithoutLastReturn(MethodDeclarationSyntax method)
    {
        var returns = method.Body?.DescendantNodes(IsOfMethod).OfType<ReturnStatementSyntax>();
        return
            returns?.Count() == 1
            && method.Body!.Statements.Last()
                is ReturnStatementSyntax { Expression: MemberAccessExpressionSyntax result } last
            && result.Name.Identifier.ValueText == "CompletedTask"
            ? method.RemoveNode(last, SyntaxRemoveOptions.KeepNoTrivia)
            : null;
    }

    private static bool IsOfMethod(SyntaxNode node) =>
        node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);
}
