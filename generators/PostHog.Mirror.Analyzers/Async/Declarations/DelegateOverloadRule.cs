using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PostHog.Mirror.Analyzers.Symbols;

namespace PostHog.Mirror.Analyzers.Async.Declarations;

/// <summary>BLK0211: overloads that differ only by a task in a delegate become the same, or bind differently.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DelegateOverloadRule()
    : AsyncRule(
        Rule(
            "BLK0211",
            "Overloads that differ by a task",
            "Overloads of '{0}' differ only by task-returning delegate; the blocking forms would collide or bind differently"
        )
    )
{
    private protected override void Start(CompilationStartAnalysisContext context) =>
        context.RegisterSymbolAction(
            symbol =>
            {
                var methods = ((INamedTypeSymbol)symbol.Symbol)
                    .GetMembers()
                    .OfType<IMethodSymbol>()
                    .Where(method =>
                        method.MethodKind
                            is MethodKind.Ordinary
                                or MethodKind.Constructor
                                or MethodKind.Conversion
                                or MethodKind.UserDefinedOperator
                    )
                    .Where(method => !IsHandWritten(method))
                    .GroupBy(method => method.Name, StringComparer.Ordinal);
                foreach (var overloads in methods)
                {
                    foreach (
                        var method in overloads.Where(one =>
                            overloads.Any(other => Collide(one, other))
                        )
                    )
                    {
                        symbol.ReportDiagnostic(Found(method.Locations[0], method.Name));
                    }
                }
            },
            SymbolKind.NamedType
        );

    /// <summary>Whether the first has a task, or a delegate that returns one, where the second has neither, all else alike.</summary>
    private static bool Collide(IMethodSymbol one, IMethodSymbol other)
    {
        if (
            SymbolEqualityComparer.Default.Equals(one, other)
            || one.Parameters.Length != other.Parameters.Length
        )
        {
            return false;
        }

        var pairs = one.Parameters.Zip(other.Parameters, (a, b) => (a.Type, b.Type)).ToList();
        return pairs.Any(pair => DifferByTask(pair.Item1, pair.Item2))
            && pairs.All(pair =>
                DifferByTask(pair.Item1, pair.Item2)
                || SymbolEqualityComparer.Default.Equals(pair.Item1, pair.Item2)
            );
    }

    /// <summary>
    /// Whether the first is a task, or a delegate that returns one, and what becomes of it may also be passed as the
    /// second.
    /// </summary>
    private static bool DifferByTask(ITypeSymbol one, ITypeSymbol other)
    {
        if (SymbolEqualityComparer.Default.Equals(one, other) || TaskSymbols.IsTask(other))
        {
            return false;
        }

        return TaskSymbols.IsTask(one)
            || (
                one is INamedTypeSymbol { DelegateInvokeMethod: { } mine }
                && TaskSymbols.IsTask(mine.ReturnType)
                && TakesDelegate(other, mine)
            );
    }

    private static bool TakesDelegate(ITypeSymbol type, IMethodSymbol mine) =>
        type is INamedTypeSymbol { DelegateInvokeMethod: { } theirs }
            ? !TaskSymbols.IsTask(theirs.ReturnType)
                && mine.Parameters.Length == theirs.Parameters.Length
            : type.SpecialType
                is SpecialType.System_Object
                    or SpecialType.System_Delegate
                    or SpecialType.System_MulticastDelegate;
}
