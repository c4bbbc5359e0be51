using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests;

/// <summary>
/// The compiler takes a crash of a generator or an analyzer for a warning, and goes on without what it would have made.
/// Here one that crashes is put into a project, and the project must not build.
/// </summary>
[TestFixture]
internal sealed class CrashTests
{
    private const string Generator = """
        using Microsoft.CodeAnalysis;

        [Generator(LanguageNames.CSharp)]
        public sealed class CrashingGenerator : IIncrementalGenerator
        {
            public void Initialize(IncrementalGeneratorInitializationContext context) =>
                context.RegisterSourceOutput(
                    context.ParseOptionsProvider,
                    (_, _) => throw new System.InvalidOperationException("injected into a generator")
                );
        }
        """;

    private const string Analyzer = """
        using System.Collections.Immutable;
        using Microsoft.CodeAnalysis;
        using Microsoft.CodeAnalysis.Diagnostics;

        [DiagnosticAnalyzer(LanguageNames.CSharp)]
        public sealed class CrashingAnalyzer : DiagnosticAnalyzer
        {
            public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
                [new("TEST1", "", "", "Test", DiagnosticSeverity.Error, true)];

            public override void Initialize(AnalysisContext context)
            {
                context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
                context.EnableConcurrentExecution();
                context.RegisterCompilationAction(_ => throw new System.InvalidOperationException("injected into an analyzer"));
            }
        }
        """;

    [TestCaseSource(typeof(RealBuilds), nameof(RealBuilds.Of), new object[] { "Crash" })]
    public async Task Fails_the_build_of_a_blocking_project(string project)
    {
        var generator = Emit("Generator", Generator);
        var analyzer = Emit("Analyzer", Analyzer);

        var (exitCode, output) = await TrialProject.BuildAsync(
            project,
            "namespace PostHog.Async; internal static class Sound;",
            $"""<Analyzer Include="{generator}" /><Analyzer Include="{analyzer}" />""",
            // What the targets say has to be enough, however a project treats warnings.
            "-p:TreatWarningsAsErrors=false"
        );

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(output, Does.Contain("error CS8785").And.Contain("injected into a generator"));
        Assert.That(output, Does.Contain("error AD0001").And.Contain("injected into an analyzer"));
    }

    [TestCase("PostHog.Async")]
    [TestCase("PostHog.Blocking")]
    public async Task Fails_the_build_of_the_product(string project)
    {
        var (_, output) = await DotNet.RunAsync(
            "msbuild",
            Path.Combine(Repository.Root, project, project + ".csproj"),
            "-getProperty:WarningsAsErrors"
        );

        Assert.That(
            output.Trim().Split(';'),
            Is.SupersetOf(new[] { "CS8785", "AD0001", "CS8032", "CS9057" })
        );
    }

    private static string Emit(string name, string source)
    {
        var compilation = Compiled
            .Of(Mirrored.AsyncOptions, ("Crashing.cs", source))
            .WithAssemblyName("Crashing" + name)
            .AddReferences(
                MetadataReference.CreateFromFile(typeof(Compilation).Assembly.Location),
                MetadataReference.CreateFromFile(typeof(CSharpCompilation).Assembly.Location)
            );
        var path = Path.Combine(TrialProject.Root, $"Crashing{name}.dll");
        Directory.CreateDirectory(TrialProject.Root);
        using var file = File.Create(path);
        Assert.That(
            compilation.Emit(file).Success,
            string.Join('\n', Compiled.Errors(compilation))
        );
        return path;
    }
}
