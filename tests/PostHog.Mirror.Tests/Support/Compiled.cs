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
            .Where(path => Path.GetFileName(path).StartsWith("System", StringComparison.Ordinal))
            .Where(path => !path.EndsWith(".Private.Xml.dll", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

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

    public static CSharpCompilation Of(
        CSharpParseOptions options,
        params (string Path, string Text)[] files
    ) =>
        CSharpCompilation.Create(
            "Torture",
            files
                .Append((Path: "GlobalUsings.cs", Text: GlobalUsings))
                .Select(file =>
                    CSharpSyntaxTree.ParseText(file.Text, options, file.Path, Encoding.UTF8)
                ),
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );

    public static IReadOnlyList<string> Errors(Compilation compilation) =>
        [
            .. compilation
                .GetDiagnostics()
                .Where(found => found.Severity == DiagnosticSeverity.Error)
                .Select(found => found.ToString()),
        ];
}
