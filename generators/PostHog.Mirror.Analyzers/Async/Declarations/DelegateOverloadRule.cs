using Microsoft.CodeAnalysis;
using PostHog.Mirror.Analyzers.Symbols;

namespace PostHog.Mirror.Analyzers.Async.Declarations;

/// <summary>BLK0211: overloads that differ only by a task, or by one in a delegate, become the same, or bind differently.</summary>
internal sealed class DelegateOverloadRule()
    : AsyncRule(
        Rule(
            "BLK0211",
            "Overloads that differ by a task",
            "Overloads of '{0}' differ only by task-returning delegate; the blocking forms would collide or bind differently"
        )
    )
{
    public override void Start(RuleContext context) =>
        CheckSymbols<ISymbol>(
            context,
            (symbol, member) =>
            {
                if (HasTask(member) && Overloads(member).Any(Collides(member)))
                {
                    Report(symbol, Found(member.Locations[0], member.Name));
                }
            },
            SymbolKind.Method,
            SymbolKind.Property
        );

    private static bool HasTask(ISymbol member) =>
        Parameters(member).Any(parameter => Becomes(parameter.Type) != Kind.Nothing);

    /// <summary>What is called by the same name, in the type or in what it derives from.</summary>
    private static IEnumerable<ISymbol> Overloads(ISymbol member)
    {
        for (var current = member.ContainingType; current is not null; current = current.BaseType)
        {
            foreach (var other in current.GetMembers(member.Name))
            {
                if (
                    !SymbolEqualityComparer.Default.Equals(member, other)
                    && !ConditionalCode.IsAsyncOnly(other)
                )
                {
                    yield return other;
                }
            }
        }
    }

    private static Func<ISymbol, bool> Collides(ISymbol member)
    {
        var mine = Parameters(member);
        return other =>
        {
            var theirs = Parameters(other);
            return mine.Count == theirs.Count
                && mine.Zip(theirs, (a, b) => IsAlike(a.Type, b.Type)).All(alike => alike)
                && mine.Zip(theirs, (a, b) => DifferByTask(a.Type, b.Type)).Any(differ => differ);
        };
    }

    private static IReadOnlyList<IParameterSymbol> Parameters(ISymbol member) =>
        member switch
        {
            IMethodSymbol
            {
                MethodKind: MethodKind.Ordinary
                    or MethodKind.Constructor
                    or MethodKind.Conversion
                    or MethodKind.UserDefinedOperator
            } method => method.Parameters,
            IPropertySymbol property => property.Parameters,
            _ => [],
        };

    private static bool IsAlike(ITypeSymbol one, ITypeSymbol other) =>
        SymbolEqualityComparer.Default.Equals(one, other) || DifferByTask(one, other);

    /// <summary>
    /// Whether the first is asynchronous, or a delegate that returns a task, and what becomes of it may also be passed
    /// as the second.
    /// </summary>
    private static bool DifferByTask(ITypeSymbol one, ITypeSymbol other) =>
        !SymbolEqualityComparer.Default.Equals(one, other)
        && Becomes(one) switch
        {
            Kind.Result => !TaskSymbols.IsTask(other),
            Kind.Delegate => TakesDelegate(other, ((INamedTypeSymbol)one).DelegateInvokeMethod!),
            Kind.Interface => other.SpecialType == SpecialType.System_Object
                || other.Name is "IEnumerable" or "IEnumerator" or "IDisposable",
            _ => false,
        };

    private static Kind Becomes(ITypeSymbol type)
    {
        if (TaskSymbols.IsTask(type))
        {
            return Kind.Result;
        }

        if (TaskSymbols.IsStream(type) || type is { Name: "IAsyncDisposable" })
        {
            return Kind.Interface;
        }

        return
            type is INamedTypeSymbol { DelegateInvokeMethod.ReturnType: { } result }
            && TaskSymbols.IsTask(result)
            ? Kind.Delegate
            : Kind.Nothing;
    }

    private static bool TakesDelegate(ITypeSymbol type, IMethodSymbol mine) =>
        type is INamedTypeSymbol { DelegateInvokeMethod: { } theirs }
            ? !TaskSymbols.IsTask(theirs.ReturnType)
                && mine.Parameters.Length == theirs.Parameters.Length
            : type.SpecialType
                is SpecialType.System_Object
                    or SpecialType.System_Delegate
                    or SpecialType.System_MulticastDelegate;

    private enum Kind
    {
        Nothing,
        Result,
        Delegate,
        Interface,
    }
}
