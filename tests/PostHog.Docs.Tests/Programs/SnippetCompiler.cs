using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PostHog.Analyzers;

namespace PostHog.Docs.Tests.Programs;

/// <summary>Compiles a program the way a new console project would, with nothing but the packages it names.</summary>
internal static class SnippetCompiler
{
    private const string UnusedUsing = "CS8019";
    private const string Hosting = "PostHog.Extensions.Hosting";
    private const string ChatClients = "Microsoft.Extensions.AI";
    private const string AspNetCore = "PostHog.Extensions.AspNetCore";
    private const string SharedAsync = "PostHog.Async.Caching";
    private const string SharedBlocking = "PostHog.Blocking.Caching";
    private const string Metrics = "OpenTelemetry.Metrics";

    // The framework is newer than the one the packages were built for; the SDK is silent about it too.
    private static readonly Dictionary<string, ReportDiagnostic> Silenced = new(
        StringComparer.Ordinal
    )
    {
        ["CS1701"] = ReportDiagnostic.Suppress,
        ["CS1702"] = ReportDiagnostic.Suppress,
    };

    // What the SDK adds to every new project.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp14);

    private static readonly string Framework = Path.GetDirectoryName(
        typeof(object).Assembly.Location
    )!;

    private static readonly IReadOnlyList<MetadataReference> FrameworkReferences = ReferencesIn(
        Framework
    );

    // What a host and a container are made of.
    private static readonly IReadOnlyList<MetadataReference> HostReferences = ReferencesIn(
        Path.GetDirectoryName(typeof(Microsoft.Extensions.Hosting.Host).Assembly.Location)!
    );

    private static readonly (string Name, Type Member)[] Packages =
    [
        ("PostHog.Async", typeof(Async.PostHogClient)),
        ("PostHog.Blocking", typeof(Blocking.PostHogClient)),
        (Hosting, typeof(Extensions.Hosting.PostHogBuilder)),
        (Hosting, typeof(PostHogFeatureManagementExtensions)),
        ("Microsoft.FeatureManagement", typeof(Microsoft.FeatureManagement.IFeatureManager)),
        (AspNetCore, typeof(Extensions.AspNetCore.PostHogRequestOptions)),
        (ChatClients, typeof(Microsoft.Extensions.AI.IChatClient)),
        (ChatClients, typeof(Microsoft.Extensions.AI.ChatClientBuilder)),
        (ChatClients, typeof(Extensions.AI.PostHogAiOptions)),
        (ChatClients, typeof(Microsoft.Extensions.AI.PostHogChatClientBuilderExtensions)),
        ("PostHog.Extensions.Http", typeof(Extensions.Http.PostHogTracingHandler)),
        ("PostHog.Async.Testing", typeof(Async.Testing.FakePostHog)),
        ("PostHog.Async.Testing", typeof(Async.PostHogClient)),
        ("PostHog.Blocking.Testing", typeof(Blocking.Testing.FakePostHog)),
        ("PostHog.Blocking.Testing", typeof(Blocking.PostHogClient)),
        (SharedAsync, typeof(Async.Caching.DistributedFlagDefinitions)),
        (SharedBlocking, typeof(Blocking.Caching.DistributedFlagDefinitions)),
        ("PostHog.Async.Import", typeof(Async.Import.EventImport)),
        ("PostHog.Blocking.Import", typeof(Blocking.Import.EventImport)),
        ("PostHog.Extensions.Cli", typeof(Extensions.Cli.CliTelemetry)),
        ("Spectre.Console.Cli", typeof(Spectre.Console.Cli.CommandApp)),
        ("System.CommandLine", typeof(System.CommandLine.RootCommand)),
        ("PostHog.Development", typeof(Development.DevServer)),
        (Metrics, typeof(OpenTelemetry.Metrics.MeterProvider)),
        (Metrics, typeof(OpenTelemetry.Metrics.Metric)),
        (Metrics, typeof(OpenTelemetry.Metrics.InMemoryExporterMetricsExtensions)),
        (Metrics, typeof(OpenTelemetry.OpenTelemetryBuilder)),
        (Metrics, typeof(OpenTelemetry.IOpenTelemetryBuilder)),
    ];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules =
    [
        new ClientLifetimeRule(),
        new SharedDistinctIdRule(),
        new TrimmedValueRule(),
        new UnawaitedCallRule(),
    ];

    /// <summary>Returns the program as an assembly, and what the compiler says to it, unused usings included.</summary>
    public static (byte[] Image, IReadOnlyList<Diagnostic> Complaints) Compile(Snippet snippet)
    {
        var compilation = CompilationOf(snippet);
        var program = compilation.SyntaxTrees[0];

        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        return (image.ToArray(), [.. emitted.Diagnostics.Where(one => IsAbout(program, one))]);
    }

    /// <summary>Returns what the analyzers in the packages say to the program.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(Snippet snippet) =>
        await CompilationOf(snippet).WithAnalyzers(Rules).GetAnalyzerDiagnosticsAsync();

    private static CSharpCompilation CompilationOf(Snippet snippet) =>
        CSharpCompilation.Create(
            $"Snippet{Guid.NewGuid():N}",
            [
                CSharpSyntaxTree.ParseText(snippet.Code, Language, snippet.Place),
                CSharpSyntaxTree.ParseText(ImplicitUsings, Language),
            ],
            [.. FrameworkReferences, .. PackageReferences(snippet)],
            new CSharpCompilationOptions(
                OutputKind.ConsoleApplication,
                nullableContextOptions: NullableContextOptions.Enable,
                specificDiagnosticOptions: Silenced
            )
        );

    private static bool IsAbout(SyntaxTree program, Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree is { } tree && tree != program
            ? false
            : diagnostic.Severity >= DiagnosticSeverity.Warning || diagnostic.Id == UnusedUsing;

    // The methods of these packages are in the namespaces of what they extend.
    private static bool IsHosted(Snippet snippet) =>
        snippet.Uses("Microsoft.Extensions.Hosting")
        || snippet.Uses("Microsoft.Extensions.DependencyInjection")
        || snippet.Uses("Microsoft.AspNetCore.Builder");

    private static bool NeedsHost(Snippet snippet) =>
        IsHosted(snippet)
        || snippet.Uses(ChatClients)
        || snippet.Uses(SharedAsync)
        || snippet.Uses(SharedBlocking);

    private static List<MetadataReference> ReferencesIn(string folder) =>
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Where(file => Path.GetDirectoryName(file) == folder)
                .Select(file => MetadataReference.CreateFromFile(file)),
        ];

    private static IEnumerable<MetadataReference> PackageReferences(Snippet snippet)
    {
        return Packages
            .Where(package =>
                snippet.Uses(package.Name)
                || package.Name == Hosting && IsHosted(snippet)
                || package.Name == AspNetCore && snippet.Uses("Microsoft.AspNetCore.Builder")
            )
            .Select(package => package.Member)
            .Prepend(typeof(PostHogEvent))
            .Distinct()
            .Select(member => MetadataReference.CreateFromFile(member.Assembly.Location))
            .Concat(NeedsHost(snippet) ? HostReferences : []);
    }
}
