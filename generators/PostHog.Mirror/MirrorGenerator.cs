using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Inputs;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Output;

namespace PostHog.Mirror;

/// <summary>
/// Compiles the async sources a second time, as blocking code: each file is translated on its own, with nothing but
/// the names all of them declare.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class MirrorGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var settings = ReadSettings(context);
        var options = ReadParseOptions(context);
        var files = ReadFiles(context);
        var declarations = ReadDeclarations(files, options);
        var names = IndexNames(declarations);
        var collisions = FindCollisions(declarations);
        var output = Translate(files, names, options, settings);

        context.RegisterSourceOutput(output, Emit);
        ShimOutput.Register(context, output, settings, options);
        context.RegisterSourceOutput(collisions, Report);
        context.RegisterSourceOutput(files.Collect().Combine(settings), RefuseEmptyProject);
    }

    private static IncrementalValueProvider<MirrorSettings> ReadSettings(
        IncrementalGeneratorInitializationContext context
    ) =>
        context
            .AnalyzerConfigOptionsProvider.Select(
                (provider, _) => ProjectReader.ReadSettings(provider.GlobalOptions)
            )
            .WithTrackingName(Steps.Settings);

    private static IncrementalValueProvider<CSharpParseOptions> ReadParseOptions(
        IncrementalGeneratorInitializationContext context
    ) =>
        context
            .ParseOptionsProvider.Select((options, _) => ProjectReader.ReadParseOptions(options))
            .WithTrackingName(Steps.ParseOptions);

    private static IncrementalValuesProvider<SourceFile> ReadFiles(
        IncrementalGeneratorInitializationContext context
    ) =>
        context
            .AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Select((pair, token) => ProjectReader.ReadFile(pair.Left, pair.Right, token))
            .Where(file => file is not null)
            .Select((file, _) => file!)
            .WithTrackingName(Steps.Inputs);

    private static IncrementalValuesProvider<FileDeclarations> ReadDeclarations(
        IncrementalValuesProvider<SourceFile> files,
        IncrementalValueProvider<CSharpParseOptions> options
    ) =>
        files
            .Combine(options)
            .Select((pair, token) => DeclarationReader.Read(pair.Left, pair.Right, token))
            .WithTrackingName(Steps.Declarations);

    private static IncrementalValueProvider<NameIndex> IndexNames(
        IncrementalValuesProvider<FileDeclarations> declarations
    ) =>
        declarations
            .Select((file, _) => file.Names)
            .WithTrackingName(Steps.DeclaredNames)
            .Collect()
            .Select((lists, _) => new NameIndex(lists.SelectMany(list => list)))
            .WithTrackingName(Steps.NameIndex);

    private static IncrementalValueProvider<EquatableList<FileDiagnostic>> FindCollisions(
        IncrementalValuesProvider<FileDeclarations> declarations
    ) =>
        declarations
            .Collect()
            .Select((files, _) => Collisions.Find(files.SelectMany(file => file.Methods)))
            .WithTrackingName(Steps.Collisions);

    private static IncrementalValuesProvider<GeneratedFile> Translate(
        IncrementalValuesProvider<SourceFile> files,
        IncrementalValueProvider<NameIndex> names,
        IncrementalValueProvider<CSharpParseOptions> options,
        IncrementalValueProvider<MirrorSettings> settings
    ) =>
        files
            .Where(file => file.Role == SourceRole.Translate)
            .Combine(names.Combine(options).Combine(settings))
            .Select(
                (pair, token) =>
                    FileMirror.Reflect(
                        pair.Left,
                        pair.Right.Left.Left,
                        pair.Right.Left.Right,
                        pair.Right.Right,
                        token
                    )
            )
            .WithTrackingName(Steps.Translate);

    private static void Emit(SourceProductionContext context, GeneratedFile file)
    {
        Report(context, file.Diagnostics);
        if (file.HintName.Length > 0)
        {
            context.AddSource(
                file.HintName,
                SourceText.From(file.Text, Encoding.UTF8, SourceHashAlgorithm.Sha256)
            );
        }
    }

    private static void Report(
        SourceProductionContext context,
        EquatableList<FileDiagnostic> diagnostics
    )
    {
        foreach (var diagnostic in diagnostics)
        {
            context.ReportDiagnostic(diagnostic.ToDiagnostic());
        }
    }

    private static void RefuseEmptyProject(
        SourceProductionContext context,
        (ImmutableArray<SourceFile> Files, MirrorSettings Settings) project
    )
    {
        var isConsumer = project.Settings.SourceRoot.Length > 0;
        if (isConsumer && !project.Files.Any(file => file.Role == SourceRole.Translate))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.NothingMarked, Location.None));
        }
    }
}
