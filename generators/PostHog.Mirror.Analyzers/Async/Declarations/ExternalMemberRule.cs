using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Naming;

namespace PostHog.Mirror.Analyzers.Async.Declarations;

/// <summary>BLK0205: what implements somebody else's asynchronous member needs a synchronous member to implement instead.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExternalMemberRule()
    : AsyncRule(
        Rule(
            "BLK0205",
            "External asynchronous member",
            "'{0}' overrides or implements external asynchronous member '{1}', which has no synchronous counterpart"
        )
    )
{
    private protected override void Start(CompilationStartAnalysisContext context) =>
        CheckSymbols<IMethodSymbol>(
            context,
            (symbol, method) =>
            {
                if (
                    TaskSymbols.IsTask(method.ReturnType)
                    && External(method) is { } external
                    && !HasCounterpart(external)
                )
                {
                    Report(
                        symbol,
                        Found(
                            method.Locations[0],
                            method.Name,
                            external.ToDisplayString(
                                SymbolDisplayFormat.CSharpShortErrorMessageFormat
                            )
                        )
                    );
                }
            },
            SymbolKind.Method
        );

    /// <summary>
    /// Whether the blocking form has something to implement instead: a member that can be overridden, or one of the
    /// interfaces that are translated. Any other interface would go on asking for its asynchronous member.
    /// </summary>
    private static bool HasCounterpart(IMethodSymbol external) =>
        external.ContainingType.TypeKind == TypeKind.Interface
            ? external.Name == "DisposeAsync"
                || !TaskSymbols.IsTask(external.OriginalDefinition.ReturnType)
            : BlockingNames.IsAsyncName(external.Name) && Counterparts.HasOverridable(external);

    private static IMethodSymbol? External(IMethodSymbol method)
    {
        var implemented = method
            .ContainingType.AllInterfaces.SelectMany(type =>
                type.GetMembers().OfType<IMethodSymbol>()
            )
            .Where(member =>
                SymbolEqualityComparer.Default.Equals(
                    method.ContainingType.FindImplementationForInterfaceMember(member),
                    method
                )
            );
        return implemented
            .Concat(method.OverriddenMethod is { } overridden ? [overridden] : [])
            .FirstOrDefault(member =>
                MirroredAssembly.IsForeign(member, method.ContainingAssembly)
            );
    }
}
