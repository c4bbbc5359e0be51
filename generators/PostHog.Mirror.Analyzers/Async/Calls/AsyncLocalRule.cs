using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0206: what an async method puts into an async local is gone when it returns; a blocking one leaks it. So is what
/// it has a helper put there. Who runs a lambda, an operator or an initialiser is not known: those set nothing.
/// </summary>
internal sealed class AsyncLocalRule()
    : AsyncRule(
        Rule(
            "BLK0206",
            "Ambient value set in an async method",
            "An ambient value (AsyncLocal, current activity, culture) is set inside an async method, or where one may run it: it leaks to the caller in the blocking form; set it through a scope object in a 'using'",
            customTags: WellKnownDiagnosticTags.CompilationEnd
        )
    )
{
    public override void Start(RuleContext context)
    {
        var setters = new ConcurrentDictionary<ISymbol, bool>(SymbolEqualityComparer.Default);
        var uses = new ConcurrentBag<Use>();
        var seams = SeamFolder.Of(context.Compilation, context.Options);
        CheckNodes<ExpressionSyntax>(
            context,
            (node, set) => NoteSet(node, set, setters, uses),
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxKind.CoalesceAssignmentExpression,
            SyntaxKind.AddAssignmentExpression,
            SyntaxKind.SubtractAssignmentExpression,
            SyntaxKind.PreIncrementExpression,
            SyntaxKind.PreDecrementExpression,
            SyntaxKind.PostIncrementExpression,
            SyntaxKind.PostDecrementExpression
        );
        CheckNodes<ExpressionSyntax>(
            context,
            (node, call) => NoteCall(node, call, setters, uses),
            SyntaxKind.InvocationExpression,
            SyntaxKind.ObjectCreationExpression
        );
        context.OnEnd(end =>
        {
            var leaks = Leaks(setters, uses)
                .Concat(HandedOver.Of(end.Compilation, seams, setters.Keys, end.CancellationToken))
                .Select(where => Found(where));
            foreach (var found in leaks.Where(IsTranslated))
            {
                end.ReportDiagnostic(found);
            }
        });
    }

    private static void NoteSet(
        RuleNode node,
        ExpressionSyntax set,
        ConcurrentDictionary<ISymbol, bool> setters,
        ConcurrentBag<Use> uses
    )
    {
        foreach (var target in AmbientValue.Targets(set))
        {
            if (
                target is IdentifierNameSyntax or MemberAccessExpressionSyntax
                && node.SemanticModel.GetSymbolInfo(target, node.CancellationToken).Symbol
                    is IPropertySymbol property
            )
            {
                var called = AmbientValue.IsAmbient(property) ? null : property.SetMethod;
                Note(node, called, AmbientValue.IsAmbient(property), setters, uses);
            }
        }
    }

    private static void NoteCall(
        RuleNode node,
        ExpressionSyntax call,
        ConcurrentDictionary<ISymbol, bool> setters,
        ConcurrentBag<Use> uses
    )
    {
        if (node.Symbol is IMethodSymbol { IsAsync: false } method && !AmbientValue.IsScoped(call))
        {
            Note(node, method, AmbientValue.Starts(method), setters, uses);
        }
    }

    private static void Note(
        RuleNode node,
        IMethodSymbol? called,
        bool sets,
        ConcurrentDictionary<ISymbol, bool> setters,
        ConcurrentBag<Use> uses
    )
    {
        var isKnown = sets || called is { DeclaringSyntaxReferences.Length: > 0 };
        if (
            !isKnown
            || AmbientValue.IsApart(node.Node, node.SemanticModel)
            || Caller(node) is not { } caller
        )
        {
            return;
        }

        var isInAsync = AmbientValue.IsWithinTask(node.Node);
        if (sets && !isInAsync)
        {
            setters[caller.OriginalDefinition] = true;
        }

        uses.Add(
            new Use(
                caller.OriginalDefinition,
                sets ? null : called!.OriginalDefinition,
                isInAsync || AmbientValue.IsKept(node.Node) || IsRunByAnybody(caller),
                isInAsync,
                node.Node.GetLocation()
            )
        );
    }

    /// <summary>The method, or whatever has code, in which a node stands.</summary>
    private static ISymbol? Caller(RuleNode node)
    {
        var position = node.Node.SpanStart;
        var caller = node.SemanticModel.GetEnclosingSymbol(position, node.CancellationToken);
        while (caller is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction })
        {
            caller = caller.ContainingSymbol;
        }

        return caller;
    }

    /// <summary>Whether it is called where nobody writes a call.</summary>
    private static bool IsRunByAnybody(ISymbol caller) =>
        caller is not IMethodSymbol method
        || method.MethodKind
            is MethodKind.Conversion
                or MethodKind.UserDefinedOperator
                or MethodKind.PropertyGet;

    /// <summary>What sets a value in an async method, by itself or through what it calls.</summary>
    private static IEnumerable<Location> Leaks(
        ConcurrentDictionary<ISymbol, bool> setters,
        ConcurrentBag<Use> uses
    )
    {
        if (setters.IsEmpty && uses.All(use => use.Called is not null))
        {
            return [];
        }

        bool grows;
        do
        {
            grows = false;
            foreach (var use in uses.Where(use => !use.IsInAsync && Sets(use)))
            {
                grows |= setters.TryAdd(use.Caller, true);
            }

            foreach (var stated in setters.Keys.SelectMany(Statements).ToList())
            {
                grows |= setters.TryAdd(stated, true);
            }
        } while (grows);

        return uses.Where(use => use.Leaks && Sets(use)).Select(use => use.Where);

        bool Sets(Use use) => use.Called is null || setters.ContainsKey(use.Called);
    }

    /// <summary>What a method overrides or implements, for it may be called by that.</summary>
    private static IEnumerable<ISymbol> Statements(ISymbol setter)
    {
        if (setter is not IMethodSymbol { ContainingType: { } type } method)
        {
            return [];
        }

        var implemented = type
            .AllInterfaces.SelectMany(one => one.GetMembers().OfType<IMethodSymbol>())
            .Where(member =>
                SymbolEqualityComparer.Default.Equals(
                    type.FindImplementationForInterfaceMember(member),
                    method
                )
            );
        return implemented
            .Concat(method.OverriddenMethod is { } overridden ? [overridden] : [])
            .Select(one => one.OriginalDefinition);
    }

    private sealed record Use(
        ISymbol Caller,
        ISymbol? Called,
        bool Leaks,
        bool IsInAsync,
        Location Where
    );
}
