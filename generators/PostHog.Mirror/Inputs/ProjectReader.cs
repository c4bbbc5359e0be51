using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PostHog.Mirror.Inputs;

/// <summary>Reads what the consuming project states in MSBuild into values the pipeline can compare.</summary>
internal static class ProjectReader
{
    /// <summary>The symbol that chooses the blocking branch of a conditional section, if the project names no other.</summary>
    private const string BlockingSymbol = "BLOCKING";

    public static SourceFile? ReadFile(
        AdditionalText file,
        AnalyzerConfigOptionsProvider options,
        CancellationToken cancellationToken
    )
    {
        var role = ReadRole(file, options);
        return
            role is SourceRole.Translate or SourceRole.Names
            && file.GetText(cancellationToken) is { } text
            ? new SourceFile(file.Path, text, role)
            : null;
    }

    public static SourceRole ReadRole(AdditionalText file, AnalyzerConfigOptionsProvider options)
    {
        options
            .GetOptions(file)
            .TryGetValue("build_metadata.AdditionalFiles.MirrorRole", out var role);
        return Enum.TryParse<SourceRole>(role, out var parsed) ? parsed : SourceRole.None;
    }

    public static MirrorSettings ReadSettings(AnalyzerConfigOptions options)
    {
        var rename = Property(options, "MirrorNamespace").Split('=');
        return new MirrorSettings(
            Folder(Property(options, "MirrorSourceRoot")),
            Folder(Property(options, "MirrorMappedRoot")),
            rename.Length == 2 ? rename[0] : "",
            rename.Length == 2 ? rename[1] : "",
            HasFrameworkShims(options)
        );
    }

    /// <summary>
    /// The project's own options with the blocking symbol defined, and with documentation parsed even where the
    /// project writes none: otherwise references in comments would be missed.
    /// </summary>
    public static CSharpParseOptions ReadParseOptions(ParseOptions options) =>
        ((CSharpParseOptions)options)
            .WithPreprocessorSymbols(options.PreprocessorSymbolNames.Append(SymbolOf(options)))
            .WithDocumentationMode(DocumentationMode.Parse);

    /// <summary>The symbol that is defined for the blocking form: the targets hand it to the compiler as a feature.</summary>
    public static string SymbolOf(ParseOptions options) =>
        options.Features.TryGetValue("MirrorSymbol", out var symbol) && symbol.Length > 0
            ? symbol
            : BlockingSymbol;

    /// <summary>Whether the project wants the shims for the framework; it has to say so if it does not.</summary>
    public static bool HasFrameworkShims(AnalyzerConfigOptions options) =>
        !string.Equals(
            Property(options, "MirrorFrameworkShims"),
            "false",
            StringComparison.OrdinalIgnoreCase
        );

    /// <summary>A property of the consuming project, or nothing.</summary>
    public static string Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out var value) ? value.Trim() : "";

    /// <summary>A folder with forward slashes, one of them at its end.</summary>
    public static string Folder(string path)
    {
        var normal = path.Replace('\\', '/');
        return normal.Length == 0 || normal.EndsWith("/", StringComparison.Ordinal)
            ? normal
            : normal + "/";
    }
}
