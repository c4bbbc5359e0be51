using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PostHog.Mirror.Tests.Support;

/// <summary>Compiles texts against the running framework, as strictly as the product is compiled.</summary>
internal static class Compiled
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path =>
                Path.GetFileName(path).StartsWith("System", StringComparison.Ordinal)
                || Path.GetFileName(path)
                    is "Microsoft.Win32.Primitives.dll"
                        or "Microsoft.CSharp.dll"
            )
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The rules of style, as MirrorStrict switches them on.</summary>
    public static readonly ImmutableDictionary<string, ReportDiagnostic> Styles =
        ImmutableDictionary.CreateRange(
            StringComparer.Ordinal,
            new Dictionary<string, ReportDiagnostic>(StringComparer.Ordinal)
            {
                ["BLK0116"] = ReportDiagnostic.Error,
                ["BLK0130"] = ReportDiagnostic.Warn,
                ["BLK0201"] = ReportDiagnostic.Error,
                ["BLK0210"] = ReportDiagnostic.Error,
                ["BLK0304"] = ReportDiagnostic.Error,
            }
        );

    public static readonly string GlobalUsings = string.Join(
        '\n',
        "global using System;",
        "global using System.Collections.Generic;",
        "global using System.IO;",
        "global using System.Linq;",
        "global using System.Net.Http;",
        "global using System.Threading;",
        "global using System.Threading.Tasks;"
    );

    private static readonly CSharpCompilation Empty = Bound(References);

    private static readonly Lazy<CSharpCompilation> Referencing = new(() =>
        Bound([.. References, ReferencedAssembly.Reference])
    );

    public static CSharpCompilation Of(
        CSharpParseOptions options,
        params (string Path, string Text)[] files
    ) => Of(Empty, options, files);

    /// <summary>The same, with an assembly at hand that nobody translates.</summary>
    public static CSharpCompilation OfReferencing(
        CSharpParseOptions options,
        params (string Path, string Text)[] files
    ) => Of(Referencing.Value, options, files);

    public static CSharpCompilation AsProgram(this CSharpCompilation compilation, bool isProgram) =>
        isProgram
            ? compilation.WithOptions(
                compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)
            )
            : compilation;

    public static IReadOnlyList<string> Errors(Compilation compilation) =>
        [
            .. compilation
                .GetDiagnostics()
                .Where(found => found.Severity == DiagnosticSeverity.Error)
                .Select(found => found.ToString()),
        ];

    private static CSharpCompilation Of(
        CSharpCompilation empty,
        CSharpParseOptions options,
        (string Path, string Text)[] files
    ) =>
        // Whole, for what is only promised would be parsed anew whenever it is asked for.
        empty.AddSyntaxTrees([
            .. files
                .Append((Path: "GlobalUsings.cs", Text: GlobalUsings))
                .Select(file =>
                    CSharpSyntaxTree.ParseText(file.Text, options, file.Path, Encoding.UTF8)
                ),
        ]);

    /// <summary>What every compilation begins as, so that the framework is read once for all of them.</summary>
    private static CSharpCompilation Bound(IEnumerable<MetadataReference> references)
    {
        var empty = CSharpCompilation.Create(
            "Torture",
            syntaxTrees: null,
            references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable,
                specificDiagnosticOptions: Styles
            )
        );
        _ = empty.Assembly; // binds the references, and those that come of it share them
        return empty;
    }
}
