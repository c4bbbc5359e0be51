using Microsoft.CodeAnalysis;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Naming;

namespace PostHog.Mirror.Analyzers.Async.Declarations;

/// <summary>BLK0205: what implements somebody else's asynchronous member needs a synchronous member to implement instead.</summary>
internal sealed class ExternalMemberRule()
    : AsyncRule(
        Rule(
            "BLK0205",
            "External asynchronous member",
            "'{0}' overrides or implements external asynchronous member '{1}', which has no synchronous counterpart with these parameters; put it inside '#if !BLOCKING', and {2}"
        )
    )
{
    public override void Start(RuleContext context) =>
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
                            ),
                            Instead(method, external)
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

    /// <summary>What the blocking form has in its place: a member that is overridden already, or one to write.</summary>
    private static string Instead(IMethodSymbol method, IMethodSymbol external)
    {
        var blocking = BlockingNames.Of(external.Name) ?? external.Name;
        var own = method
            .ContainingType.GetMembers(blocking)
            .FirstOrDefault(member => member is IMethodSymbol { IsOverride: true });
        return own is null
            ? "what takes its place inside '#if BLOCKING'"
            : $"the blocking form keeps your '{own.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}'";
    }

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
