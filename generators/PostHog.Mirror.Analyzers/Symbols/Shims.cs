using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Mirror.Analyzers.Symbols;

/// <summary>The hand-written extension methods of the blocking project, by name and number of arguments.</summary>
internal sealed class Shims
{
    private readonly HashSet<(string Name, int Count)> _known = [];

    public static Shims Read(
        ImmutableArray<AdditionalText> files,
        CancellationToken cancellationToken
    )
    {
        var shims = new Shims();
        foreach (
            var file in files.Where(file =>
                file.Path.EndsWith("Shims.cs", StringComparison.Ordinal)
            )
        )
        {
            if (file.GetText(cancellationToken) is { } text)
            {
                shims.Add(CSharpSyntaxTree.ParseText(text, cancellationToken: cancellationToken));
            }
        }

        return shims;
    }

    public bool Have(string name, int arguments) => _known.Contains((name, arguments));

    private void Add(SyntaxTree tree)
    {
        var methods = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>();
        foreach (var method in methods)
        {
            _known.Add((method.Identifier.ValueText, method.ParameterList.Parameters.Count - 1));
        }
    }
}
