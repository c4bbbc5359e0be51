using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Mirror.Analyzers.Symbols;

/// <summary>
/// The hand-written extension methods of the blocking project, by name, receiver and parameters as they are written:
/// the async project cannot compile them.
/// </summary>
internal sealed class Shims
{
    private static readonly SymbolDisplayFormat Written = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
    );

    private readonly List<MethodDeclarationSyntax> _known = [];

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
                var tree = CSharpSyntaxTree.ParseText(text, cancellationToken: cancellationToken);
                shims._known.AddRange(
                    tree.GetRoot(cancellationToken)
                        .DescendantNodes()
                        .OfType<MethodDeclarationSyntax>()
                        .Where(method => method.ParameterList.Parameters.Count > 0)
                );
            }
        }

        return shims;
    }

    /// <summary>Whether one of the name takes what the method takes, on its type or one that it is.</summary>
    public bool Have(string name, IMethodSymbol method) =>
        _known.Any(shim =>
            shim.Identifier.ValueText == name
            && Extends(shim.ParameterList.Parameters[0].Type, method)
            && shim.ParameterList.Parameters.Skip(1)
                .Select(parameter => Text(parameter.Type))
                .SequenceEqual(
                    method.Parameters.Select(parameter => Text(parameter.Type)),
                    StringComparer.Ordinal
                )
        );

    private static bool Extends(TypeSyntax? receiver, IMethodSymbol method)
    {
        var type = method.ReducedFrom?.Parameters[0].Type ?? method.ContainingType;
        var name = Name(Text(receiver));
        return Counterparts.Bases(type).Any(one => Name(Text(one)) == name);
    }

    private static string Text(ITypeSymbol type) => Plain(type.ToDisplayString(Written));

    /// <summary>The written type without qualifiers.</summary>
    private static string Text(TypeSyntax? type) =>
        Plain(
            string.Concat(
                type?.DescendantTokens()
                    .Where(token =>
                        !token.GetNextToken().IsKind(SyntaxKind.DotToken)
                        && !token.IsKind(SyntaxKind.DotToken)
                        && !token.GetNextToken().IsKind(SyntaxKind.ColonColonToken)
                        && !token.IsKind(SyntaxKind.ColonColonToken)
                    )
                    .Select(token => token.ValueText)
                    ?? []
            )
        );

    private static string Plain(string text) => text.Replace(" ", "").Replace("?", "");

    private static string Name(string text) => text.Split('<')[0];
}
