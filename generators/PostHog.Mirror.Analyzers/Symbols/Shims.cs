using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PostHog.Mirror.Inputs;
using PostHog.Mirror.Output;

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

    /// <summary>The shims that the project names, and those that the mirror brings for the framework.</summary>
    public static Shims Read(
        Compilation compilation,
        AnalyzerOptions project,
        CancellationToken cancellationToken
    )
    {
        var shims = new Shims();
        var options =
            compilation.SyntaxTrees.FirstOrDefault()?.Options as CSharpParseOptions
            ?? CSharpParseOptions.Default;
        foreach (var file in project.AdditionalFiles.Where(file => AreShims(file, project)))
        {
            if (file.GetText(cancellationToken) is { } text)
            {
                shims.Add(text, options);
            }
        }

        if (ProjectReader.HasFrameworkShims(project.AnalyzerConfigOptionsProvider.GlobalOptions))
        {
            shims.AddFramework(compilation, options);
        }

        return shims;
    }

    /// <summary>The shims that the mirror brings for the framework.</summary>
    public static Shims OfFramework(Compilation compilation, CSharpParseOptions options)
    {
        var shims = new Shims();
        shims.AddFramework(compilation, options);
        return shims;
    }

    private static bool AreShims(AdditionalText file, AnalyzerOptions project) =>
        ProjectReader.ReadRole(file, project.AnalyzerConfigOptionsProvider) == SourceRole.Shims
        || file.Path.EndsWith("Shims.cs", StringComparison.Ordinal);

    private void AddFramework(Compilation compilation, CSharpParseOptions options)
    {
        var types = FrameworkShims.TypesIn(compilation).ToList();
        foreach (var framework in FrameworkShims.For(types, options.LanguageVersion))
        {
            Add(SourceText.From(framework.Source), options);
        }
    }

    private void Add(SourceText text, CSharpParseOptions options) =>
        _known.AddRange(
            CSharpSyntaxTree
                .ParseText(text, options)
                .GetRoot()
                .DescendantNodes()
                .OfType<MethodDeclarationSyntax>()
                .Where(method => Receiver(method) is not null)
        );

    /// <summary>Whether one of the name takes what the method takes, on its type or one that it is.</summary>
    public bool Have(string name, IMethodSymbol method) =>
        _known.Any(shim =>
            shim.Identifier.ValueText == name
            && Extends(Receiver(shim), method)
            && (Takes(shim, method.Parameters) || Takes(shim, Defined(method)))
        );

    /// <summary>The parameters as they are declared, with type parameters where a call has types.</summary>
    private static IEnumerable<IParameterSymbol> Defined(IMethodSymbol method) =>
        method.ReducedFrom is { } extension
            ? extension.OriginalDefinition.Parameters.Skip(1)
            : method.OriginalDefinition.Parameters;

    /// <summary>Whether a shim takes the parameters, and whatever else it has may be left out.</summary>
    private static bool Takes(
        MethodDeclarationSyntax shim,
        IEnumerable<IParameterSymbol> parameters
    )
    {
        var mine = shim.ParameterList.Parameters.Skip(IsInBlock(shim) ? 0 : 1).ToList();
        var theirs = parameters
            .Select(parameter => Plain(SequenceOperators.Blocking(parameter.Type)))
            .ToList();
        return mine.Take(theirs.Count)
                .Select(parameter => Text(parameter.Type))
                .SequenceEqual(theirs, StringComparer.Ordinal)
            && mine.Skip(theirs.Count).All(parameter => parameter.Default is not null);
    }

    private static bool Extends(TypeSyntax? receiver, IMethodSymbol method)
    {
        var type = method.ReducedFrom?.Parameters[0].Type ?? method.ContainingType;
        var name = Name(Text(receiver));
        return Counterparts.Bases(type).Any(one => Blocking(Name(Text(one))) == name)
            && !(name == "Stream" && IsPipe(type));
    }

    /// <summary>Whether a stream waits where no token reaches it, and nothing else can be asked meanwhile.</summary>
    private static bool IsPipe(ITypeSymbol? type) =>
        Counterparts
            .Bases(type)
            .Any(one => one.Name == "PipeStream" && TaskSymbols.IsIn(one, "System.IO.Pipes"));

    /// <summary>What is extended: the first parameter's type, or the block's.</summary>
    private static TypeSyntax? Receiver(MethodDeclarationSyntax shim) =>
        shim.Parent is ExtensionBlockDeclarationSyntax block
            ? block.ParameterList?.Parameters[0].Type
            : shim.ParameterList.Parameters.FirstOrDefault()?.Type;

    private static bool IsInBlock(MethodDeclarationSyntax shim) =>
        shim.Parent is ExtensionBlockDeclarationSyntax;

    /// <summary>What becomes of the types that shims extend.</summary>
    private static string Blocking(string type) =>
        type == "IAsyncEnumerable" ? "IEnumerable" : type;

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
