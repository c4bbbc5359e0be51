using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Naming;

namespace PostHog.Mirror.Tests.Binding;

/// <summary>Pairs calls by their place and compares what they mean.</summary>
internal static class TwinBinding
{
    private static readonly SymbolDisplayFormat Written = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters
    );

    /// <summary>The calls of a file whose blocking form means something else.</summary>
    public static IEnumerable<string> Drift(
        CSharpCompilation async,
        CSharpCompilation blocking,
        string path
    )
    {
        var theirs = Calls(blocking, path).ToDictionary(call => call.Position, call => call.Target);
        return Calls(async, path)
            .Where(call => !IsVanishing(call.Target))
            .Where(call =>
                !theirs.TryGetValue(call.Position, out var twin) || !AreTwins(call.Target, twin)
            )
            .Select(call =>
                $"{path}{call.Position}: BLK0403: {call.Target} but {theirs.GetValueOrDefault(call.Position)}"
            );
    }

    public static IEnumerable<string> CalledNames(CSharpCompilation compilation, string path) =>
        Calls(compilation, path).Select(call => call.Target.Name);

    public static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types));

    private static IEnumerable<((int Line, int Column) Position, IMethodSymbol Target)> Calls(
        CSharpCompilation compilation,
        string path
    )
    {
        var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
        var model = compilation.GetSemanticModel(tree);
        foreach (var call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (
                model.GetSymbolInfo(call).Symbol is IMethodSymbol
                {
                    MethodKind: not MethodKind.DelegateInvoke
                } target
            )
            {
                var name = call
                    .Expression.DescendantTokens()
                    .Last(token => token.IsKind(SyntaxKind.IdentifierToken));
                var position = tree.GetLineSpan(name.Span).StartLinePosition;
                yield return ((position.Line + 1, position.Character + 1), target);
            }
        }
    }

    /// <summary>Calls that only configure, wrap or do nothing.</summary>
    private static bool IsVanishing(IMethodSymbol target) =>
        target.Name is "ConfigureAwait" or "AsTask" or "Preserve"
        || target.ContainingType.Name is "Task" or "ValueTask";

    private static bool AreTwins(IMethodSymbol mine, IMethodSymbol theirs) =>
        (BlockingNames.Of(mine.Name) ?? mine.Name) == theirs.Name
        && IsLocal(mine) == IsLocal(theirs)
        && (
            mine.ContainingType.Name == theirs.ContainingType.Name
            || theirs.ContainingType.Name.EndsWith("Shims", StringComparison.Ordinal)
            || mine.ContainingType.Name.StartsWith("IAsync", StringComparison.Ordinal)
        )
        && Parameters(mine).SequenceEqual(Parameters(theirs));

    private static bool IsLocal(IMethodSymbol method) =>
        method.MethodKind == MethodKind.LocalFunction;

    private static IEnumerable<string> Parameters(IMethodSymbol method) =>
        (method.ReducedFrom ?? method).Parameters.Select(parameter => Blocking(parameter.Type));

    /// <summary>The parameter type without tasks, worked out from symbols and not by the translator.</summary>
    private static string Blocking(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { Arity: > 0 } named)
        {
            return type.ToDisplayString(Written);
        }

        var last = named.TypeArguments[^1];
        if (named.Name is "Task" or "ValueTask")
        {
            return Blocking(last);
        }

        var isAction =
            named.Name == "Func"
            && last is INamedTypeSymbol { Name: "Task" or "ValueTask", Arity: 0 };
        var name = isAction
            ? "Action"
            : named.Name.Replace("IAsync", "I", StringComparison.Ordinal);
        var arguments = isAction ? named.TypeArguments[..^1] : named.TypeArguments;
        return arguments.Length == 0
            ? name
            : name + "<" + string.Join(", ", arguments.Select(Blocking)) + ">";
    }
}
