using Microsoft.CodeAnalysis;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Naming;

namespace PostHog.Mirror.Analyzers.Async.Declarations;

/// <summary>
/// BLK0106: a method that loses its suffix must not take the name of a value beside it, nor hide what a base type
/// offers by that name: <c>using</c>, collection initialisers and plain calls would find it instead.
/// </summary>
internal sealed class HidingMemberRule() : AsyncRule(Descriptors.Collision)
{
    public override void Start(RuleContext context) =>
        CheckSymbols<IMethodSymbol>(
            context,
            (symbol, method) =>
            {
                if (
                    method is { IsOverride: false, ExplicitInterfaceImplementations.Length: 0 }
                    && BlockingNames.Of(method.Name) is { } blocking
                    && IsTaken(method, blocking)
                )
                {
                    Report(symbol, Found(method.Locations[0], blocking, method.Name, blocking));
                }
            },
            SymbolKind.Method
        );

    private static bool IsTaken(IMethodSymbol method, string blocking) =>
        method.ContainingType.Name == blocking
        || method.ContainingType.TypeParameters.Any(one => one.Name == blocking)
        || (blocking == "Clone" && method.ContainingType.IsRecord) // which the language forbids
        || (blocking == "GetEnumerator" && HasEnumerator(method.ContainingType))
        || ImplicitName.HasRival(method, blocking)
        || method.ContainingType.GetMembers(blocking).Any(member => member is not IMethodSymbol)
        || BaseTypes(method.ContainingType)
            .SelectMany(type => type.GetMembers(blocking))
            .Where(member => member.DeclaredAccessibility != Accessibility.Private)
            .Any(member =>
                member is not IMethodSymbol other || Counterparts.AreTwins(method, other)
            );

    /// <summary>Whether a type can be enumerated both ways; a loop of either kind would take the same then.</summary>
    private static bool HasEnumerator(INamedTypeSymbol type) =>
        Counterparts
            .Bases(type)
            .SelectMany(one => one.GetMembers("GetEnumerator"))
            .Any(member => member is IMethodSymbol { Parameters.Length: 0 });

    private static IEnumerable<INamedTypeSymbol> BaseTypes(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }
}
