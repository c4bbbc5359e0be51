using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PostHog.Analyzers.Symbols;

namespace PostHog.Analyzers.Operations;

/// <summary>Reads registrations in a service collection.</summary>
internal static class Registrations
{
    private const string Transient = "whenever one is injected";
    private const string Scoped = "for each scope, such as a request";

    /// <summary>When the service is created, of a registration that makes more than one.</summary>
    public static string? Lifetime(IInvocationOperation call) =>
        !IsRegistration(call.TargetMethod)
            ? null
            : call.TargetMethod.Name switch
            {
                "AddTransient"
                or "TryAddTransient"
                or "AddKeyedTransient"
                or "TryAddKeyedTransient" => Transient,
                "AddScoped" or "TryAddScoped" or "AddKeyedScoped" or "TryAddKeyedScoped" => Scoped,
                "Transient" or "KeyedTransient" when IsDescriptor(call.Type) => Transient,
                "Scoped" or "KeyedScoped" when IsDescriptor(call.Type) => Scoped,
                _ => null,
            };

    /// <summary>
    /// The argument of a <c>ServiceDescriptor</c> that makes more than one, and when the service is created.
    /// </summary>
    public static (IOperation Place, string Lifetime)? Described(
        ITypeSymbol? created,
        IEnumerable<IArgumentOperation> arguments
    ) =>
        IsDescriptor(created)
        && arguments
            .Select(argument => argument.Value)
            .OfType<IFieldReferenceOperation>()
            .FirstOrDefault(value => value.Field.ContainingType.Name == "ServiceLifetime")
            is { } lifetime
            ? lifetime.Field.Name switch
            {
                "Transient" => (lifetime, Transient),
                "Scoped" => (lifetime, Scoped),
                _ => null,
            }
            : null;

    /// <summary>The types that are registered.</summary>
    public static IEnumerable<ITypeSymbol> Services(IInvocationOperation call) =>
        call.TargetMethod.TypeArguments.Concat(Services(call.Arguments));

    /// <summary>The types among the arguments.</summary>
    public static IEnumerable<ITypeSymbol> Services(IEnumerable<IArgumentOperation> arguments) =>
        arguments
            .Select(argument => argument.Value.WithoutConversions())
            .OfType<ITypeOfOperation>()
            .Select(type => type.TypeOperand);

    private static bool IsDescriptor(ITypeSymbol? type) =>
        type is { Name: "ServiceDescriptor" } && IsOfInjection(type);

    private static bool IsRegistration(IMethodSymbol method) =>
        IsOfInjection(method.ContainingType);

    private static bool IsOfInjection(ITypeSymbol type) =>
        TypeNames
            .NamespaceOf(type)
            .StartsWith("Microsoft.Extensions.DependencyInjection", StringComparison.Ordinal);
}
