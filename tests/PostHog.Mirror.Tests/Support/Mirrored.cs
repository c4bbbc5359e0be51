using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PostHog.Mirror.Inputs;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Output;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Tests.Support;

/// <summary>Translates texts the way the generator does, without a compiler around it.</summary>
internal static class Mirrored
{
    /// <summary>What the SDK defines for a recent framework.</summary>
    private static readonly string[] Symbols =
    [
        "NETCOREAPP2_0_OR_GREATER",
        "NETCOREAPP2_1_OR_GREATER",
        "NETCOREAPP3_0_OR_GREATER",
        "NET5_0_OR_GREATER",
        "NET6_0_OR_GREATER",
        "NET7_0_OR_GREATER",
        "NET8_0_OR_GREATER",
        "NET9_0_OR_GREATER",
    ];

    public static readonly CSharpParseOptions AsyncOptions = CSharpParseOptions
        .Default.WithLanguageVersion(LanguageVersion.CSharp14)
        .WithDocumentationMode(DocumentationMode.Diagnose)
        .WithPreprocessorSymbols(Symbols);

    public static readonly CSharpParseOptions BlockingOptions =
        AsyncOptions.WithPreprocessorSymbols((string[])[.. Symbols, "BLOCKING"]);

    public static readonly MirrorSettings Renaming = new(
        "/src/PostHog.Async/",
        "",
        "PostHog.Async",
        "PostHog.Blocking"
    );

    public static SourceFile File(string text, string path = "/src/PostHog.Async/File.cs") =>
        new(
            path,
            SourceText.From(text, Encoding.UTF8, SourceHashAlgorithm.Sha256),
            SourceRole.Translate
        );

    public static NameIndex Names(params string[] texts) =>
        new(texts.SelectMany(text => Declarations(text).Names));

    public static FileDeclarations Declarations(string text) =>
        DeclarationReader.Read(
            File(text),
            ProjectReader.ReadParseOptions(AsyncOptions),
            CancellationToken.None
        );

    public static Translation Of(
        string text,
        MirrorSettings? settings = null,
        NameIndex? names = null,
        Translator? translator = null
    ) =>
        (translator ?? Translator.Standard).Translate(
            File(text),
            names ?? Names(text),
            ProjectReader.ReadParseOptions(AsyncOptions),
            settings ?? Renaming,
            CancellationToken.None
        );

    public static string Readable(string text, Translation translation) =>
        ReadableText.Write(text, translation.Edits);
}
