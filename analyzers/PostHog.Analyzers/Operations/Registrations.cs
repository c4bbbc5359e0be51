using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PostHog.Analyzers.Symbols;

namespace PostHog.Analyzers.Operations;

/// <summary>Reads registrations in a service collection.</summary>
internal static class Registrations
{
    /// <summary>When the service is created, of a registration that makes more than one.</summary>
    public static string? Lifetime(IInvocationOperation call) =>
        call.TargetMethod.Name switch
        {
            "AddTransient"
            or "TryAddTransient"
            or "AddKeyedTransient"
            or "TryAddKeyedTransient" when IsRegistration(call) => "whenever one is injected",
            "AddScoped"
            or "TryAddScoped"
            or "AddKeyedScoped"
            or "TryAddKeyedScoped" when IsRegistration(call) => "for each scope, such as a request",
            _ => null,
        };

    /// <summary>The types that are registered.</summary>
    public static IEnumerable<ITypeSymbol> Services(IInvocationOperation call) =>
        call.TargetMethod.TypeArguments.Concat(
            call.Arguments.Select(argument => argument.Value.WithoutConversions())
                .OfType<ITypeOfOperation>()
                .Select(type => type.TypeOperand)
        );

    private static bool IsRegistration(IInvocationOperation call) =>
        TypeNames
            .NamespaceOf(call.TargetMethod.ContainingType)
            .StartsWith("Microsoft.Extensions.DependencyInjection", StringComparison.Ordinal);
}
