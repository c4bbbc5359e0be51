using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PostHog.Analyzers.Symbols;

/// <summary>
/// The types of the packages that a project refers to. They are recognised by their assembly, so that a class of the
/// same name is not taken for one of them.
/// </summary>
internal sealed class PackageTypes
{
    private readonly ImmutableArray<INamedTypeSymbol> _clients;

    private PackageTypes(INamedTypeSymbol posthogEvent, ImmutableArray<INamedTypeSymbol> clients)
    {
        Event = posthogEvent;
        _clients = clients;
    }

    /// <summary><c>PostHogEvent</c>.</summary>
    public INamedTypeSymbol Event { get; }

    /// <summary>The types, or null where the project refers to none of the packages.</summary>
    public static PackageTypes? In(Compilation compilation) =>
        Find(compilation, "PostHog.PostHogEvent", "PostHog.Core") is { } posthogEvent
            ? new PackageTypes(
                posthogEvent,
                new[] { "PostHog.Async", "PostHog.Blocking" }
                    .Select(package => Find(compilation, package + ".PostHogClient", package))
                    .OfType<INamedTypeSymbol>()
                    .ToImmutableArray()
            )
            : null;

    /// <summary>Whether it is a client, or an interface of the packages that a client implements.</summary>
    public bool IsClient(ITypeSymbol? type) =>
        type is INamedTypeSymbol
        && _clients.Any(client =>
            Is(type, client)
            || (IsOfPackages(type) && client.AllInterfaces.Any(one => Is(type, one)))
        );

    /// <summary>Whether it is <c>PostHogEvent</c>.</summary>
    public bool IsEvent(ITypeSymbol? type) => Is(type, Event);

    /// <summary>Whether one of the packages, or of their extensions, declares it.</summary>
    public bool IsOfPackages(ISymbol symbol) =>
        symbol.ContainingAssembly?.Identity is { IsStrongName: true } identity
        && identity.PublicKeyToken.SequenceEqual(Event.ContainingAssembly.Identity.PublicKeyToken);

    /// <summary>Whether it is a method of a client, or one that a package adds to it.</summary>
    public bool IsClientMethod(IMethodSymbol method)
    {
        var declared = method.ReducedFrom ?? method;
        return IsClient(declared.ContainingType)
            || (
                declared.IsExtensionMethod
                && IsOfPackages(declared)
                && IsClient(declared.Parameters[0].Type)
            );
    }

    private static INamedTypeSymbol? Find(Compilation compilation, string type, string assembly) =>
        compilation
            .GetTypesByMetadataName(type)
            .FirstOrDefault(one =>
                one.ContainingAssembly.Name == assembly
                && one.DeclaredAccessibility == Accessibility.Public
            );

    private static bool Is(ITypeSymbol? one, ITypeSymbol other) =>
        SymbolEqualityComparer.Default.Equals(one, other);
}
