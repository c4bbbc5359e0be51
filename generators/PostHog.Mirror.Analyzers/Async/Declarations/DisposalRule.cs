using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Declarations;

/// <summary>
/// BLK0106: <c>IDisposable</c> and <c>IAsyncDisposable</c> become one interface, which one method implements. Where
/// each has its own, and one of them explicitly, the blocking form has both, and <c>using</c> calls the explicit one.
/// </summary>
internal sealed class DisposalRule() : AsyncRule(Descriptors.Collision)
{
    private const string Name = "Dispose";

    public override void Start(RuleContext context)
    {
        var disposable = context.Compilation.GetSpecialType(SpecialType.System_IDisposable);
        var asynchronous = context.Compilation.GetTypeByMetadataName("System.IAsyncDisposable");
        if (
            disposable.GetMembers(Name).FirstOrDefault() is { } dispose
            && asynchronous?.GetMembers("DisposeAsync").FirstOrDefault() is { } disposeAsync
        )
        {
            CheckSymbols<INamedTypeSymbol>(
                context,
                (symbol, type) => Check(symbol, type, dispose, disposeAsync),
                SymbolKind.NamedType
            );
        }
    }

    private void Check(
        SymbolAnalysisContext symbol,
        INamedTypeSymbol type,
        ISymbol dispose,
        ISymbol disposeAsync
    )
    {
        if (
            type.TypeKind is TypeKind.Class or TypeKind.Struct
            && !type.Interfaces.IsEmpty
            && Implementation(type, dispose) is { } one
            && Implementation(type, disposeAsync) is { } other
            && Differ(one, other)
        )
        {
            Report(symbol, Found(Place(type, one, other), Text(one), Text(other), Name));
        }
    }

    /// <summary>Whether the blocking form has both, and they do not do the same.</summary>
    private static bool Differ(IMethodSymbol one, IMethodSymbol other) =>
        (IsExplicit(one) || IsExplicit(other))
        && !AreRefusedByTranslator(one, other)
        && !Calls(other, one.Name)
        && !ConditionalCode.IsAsyncOnly(one)
        && !ConditionalCode.IsAsyncOnly(other);

    private static IMethodSymbol? Implementation(INamedTypeSymbol type, ISymbol member) =>
        type.FindImplementationForInterfaceMember(member) as IMethodSymbol;

    private static bool IsExplicit(IMethodSymbol method) =>
        method.ExplicitInterfaceImplementations.Length > 0;

    /// <summary>Two explicit ones in one type would be declared twice, which the translator sees by itself.</summary>
    private static bool AreRefusedByTranslator(IMethodSymbol one, IMethodSymbol other) =>
        IsExplicit(one)
        && IsExplicit(other)
        && SymbolEqualityComparer.Default.Equals(one.ContainingType, other.ContainingType);

    /// <summary>Whether the explicit one does nothing but call the other: <c>{ Dispose(); return default; }</c></summary>
    private static bool Calls(IMethodSymbol method, string name) =>
        IsExplicit(method)
        && method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()
            is MethodDeclarationSyntax { Body.Statements: { Count: 2 } statements }
        && statements[0]
            is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call }
        && call.ArgumentList.Arguments.Count == 0
        && Operand.Name(call) == name
        && statements[1] is ReturnStatementSyntax { Expression: not InvocationExpressionSyntax };

    private static Location Place(INamedTypeSymbol type, IMethodSymbol one, IMethodSymbol other) =>
        new[] { one, other }
            .FirstOrDefault(method =>
                IsExplicit(method)
                && SymbolEqualityComparer.Default.Equals(method.ContainingType, type)
            )
            ?.Locations[0]
        ?? type.Locations[0];

    private static string Text(IMethodSymbol method) =>
        method.ExplicitInterfaceImplementations.FirstOrDefault() is { } stated
            ? $"{stated.ContainingType.Name}.{stated.Name}"
            : method.Name;
}
