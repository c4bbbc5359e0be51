using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PostHog.Analyzers.Tests.Support;

/// <summary>Compiles a text against the packages and ASP.NET, as a user's project is compiled.</summary>
internal static class Sample
{
    public const string File = "/src/Sample.cs";

    public static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    public static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable
    );

    public static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using PostHog;
        """;

    /// <summary>Compiles it, as a program where it has statements of its own, and checks that it has no error.</summary>
    public static CSharpCompilation Compile(string text)
    {
        var compilation = CSharpCompilation.Create(
            "Sample",
            [
                CSharpSyntaxTree.ParseText(text, Language, File),
                CSharpSyntaxTree.ParseText(Usings, Language, "/src/Usings.cs"),
            ],
            References,
            Options
        );
        if (IsProgram(text))
        {
            compilation = compilation.WithOptions(
                Options.WithOutputKind(OutputKind.ConsoleApplication)
            );
        }

        Assert.That(Errors(compilation), Is.Empty, text);
        return compilation;
    }

    public static bool IsProgram(string text) =>
        text.Contains(" Main(", StringComparison.Ordinal)
        || CSharpSyntaxTree
            .ParseText(text, Language)
            .GetCompilationUnitRoot()
            .Members.Any(SyntaxKind.GlobalStatement);

    public static IEnumerable<Diagnostic> Errors(Compilation compilation) =>
        compilation.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error);

    /// <summary>A class with a method around statements.</summary>
    public static string Method(string statements, string signature = "async Task RunAsync()") =>
        $$"""
            using PostHog.Async;

            internal sealed class Shop(PostHogClient posthog, string userId)
            {
                public {{signature}}
                {
                    {{statements}}
                }

                private static readonly string Fallback = "anonymous";

                private readonly PostHogEvent e = new("order placed", userId);

                private static void Use(object? value) { }

                public PostHogClient Client => posthog;
            }
            """;
}
