using Microsoft.CodeAnalysis;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Naming;

namespace PostHog.Mirror.Analyzers.Async.Declarations;

/// <summary>
/// BLK0106: a public method that loses its suffix must not become what implements an interface: one whose member has
/// a body of its own, or is implemented explicitly by a base type.
/// </summary>
internal sealed class ImplementedMemberRule() : AsyncRule(Descriptors.Collision)
{
    public override void Start(RuleContext context)
    {
        var declared = DeclaredNames.In(context.Compilation);
        CheckSymbols<INamedTypeSymbol>(
            context,
            (symbol, type) =>
            {
                foreach (var (method, member) in Taken(type, declared))
                {
                    var place = method.ContainingType.Equals(type, SymbolEqualityComparer.Default)
                        ? method.Locations[0]
                        : type.Locations[0];
                    Report(symbol, Found(place, member.Name, method.Name, member.Name));
                }
            },
            SymbolKind.NamedType
        );
    }

    private static IEnumerable<(IMethodSymbol Method, IMethodSymbol Member)> Taken(
        INamedTypeSymbol type,
        ISet<string> declared
    )
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.Interfaces.IsEmpty)
        {
            yield break;
        }

        var listed = type.Interfaces.SelectMany(one => one.AllInterfaces.Add(one)).ToList();
        foreach (var name in Offered(type, declared))
        {
            var members = listed.SelectMany(one => one.GetMembers(BlockingNames.Of(name) ?? name));
            foreach (var member in members.OfType<IMethodSymbol>().Where(one => !one.IsStatic))
            {
                if (Implementation(type, member) is { } method)
                {
                    yield return (method, member);
                }
            }
        }
    }

    /// <summary>The names of its methods, and of those it inherits from these sources, that lose their suffix.</summary>
    private static HashSet<string> Offered(INamedTypeSymbol type, ISet<string> declared)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (
            var current = type;
            current is { DeclaringSyntaxReferences.Length: > 0 };
            current = current.BaseType
        )
        {
            names.UnionWith(current.MemberNames.Where(declared.Contains));
        }

        return names;
    }

    /// <summary>The method that would implement a member and does not now.</summary>
    private static IMethodSymbol? Implementation(INamedTypeSymbol type, IMethodSymbol member)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers().Any(one => Implements(one, member)))
            {
                return null;
            }

            var method = current
                .GetMembers(member.Name + "Async")
                .OfType<IMethodSymbol>()
                .FirstOrDefault(one =>
                    one is { IsStatic: false, DeclaredAccessibility: Accessibility.Public }
                    && Counterparts.AreTwins(one, member)
                );
            if (method is not null)
            {
                return method;
            }
        }

        return null;
    }

    private static bool Implements(ISymbol one, IMethodSymbol member) =>
        one is IMethodSymbol method
        && (
            method.ExplicitInterfaceImplementations.Contains(member, SymbolEqualityComparer.Default)
            || (
                method.Name == member.Name
                && method.DeclaredAccessibility == Accessibility.Public
                && Counterparts.AreTwins(method, member)
            )
        );
}
