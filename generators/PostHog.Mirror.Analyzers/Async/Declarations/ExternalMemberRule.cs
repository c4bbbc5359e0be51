using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PostHog.Mirror.Analyzers.Symbols;

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
        context.RegisterSymbolAction(
            symbol =>
            {
                var method = (IMethodSymbol)symbol.Symbol;
                if (
                    TaskSymbols.IsTask(method.ReturnType)
                    && !IsHandWritten(method)
                    && External(method) is { } external
                    && !(
                        method.IsOverride
                            ? Counterparts.HasOverridable(external)
                            : Counterparts.Has(external)
                    )
                )
                {
                    symbol.ReportDiagnostic(
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
            .FirstOrDefault(member => member.DeclaringSyntaxReferences.Length == 0);
    }
}
