using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;
using PostHog.Analyzers.CodeFixes;

namespace PostHog.Analyzers.Tests.Support;

/// <summary>Applies the fix for the first finding, as an editor would.</summary>
internal static class Fixed
{
    public static readonly ImmutableArray<CodeFixProvider> Fixes =
    [
        .. typeof(PackageFix)
            .Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>Checks what the text becomes, and that it compiles.</summary>
    public static async Task ExpectAsync(string before, string after, params string[] properties)
    {
        var result = await OfAsync(before, properties);

        Assert.That(Words(result), Is.EqualTo(Words(after)));
        Assert.That(Sample.Errors(Sample.Compile(result)), Is.Empty);
    }

    /// <summary>The text with the fix, or as it was where none is offered.</summary>
    public static async Task<string> OfAsync(string text, params string[] properties)
    {
        var found = (await Findings.InAsync(Sample.Compile(text), properties))[0];
        using var workspace = new AdhocWorkspace();
        var document = Document(workspace, text);

        var actions = new List<CodeAction>();
        foreach (var fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(found.Id)))
        {
            await fix.RegisterCodeFixesAsync(
                new CodeFixContext(document, found, (action, _) => actions.Add(action), default)
            );
        }

        if (actions.Count == 0)
        {
            return text;
        }

        var operations = await actions.Single().GetOperationsAsync(default);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var result = changed.GetDocument(document.Id)!;
        result = await Simplifier.ReduceAsync(result, Simplifier.Annotation);
        result = await Formatter.FormatAsync(result, Formatter.Annotation);
        return (await result.GetTextAsync()).ToString();
    }

    private static Document Document(AdhocWorkspace workspace, string text)
    {
        var kind = Sample.IsProgram(text)
            ? OutputKind.ConsoleApplication
            : OutputKind.DynamicallyLinkedLibrary;
        return workspace
            .AddProject("Sample", LanguageNames.CSharp)
            .WithMetadataReferences(Sample.References)
            .WithParseOptions(Sample.Language)
            .WithCompilationOptions(Sample.Options.WithOutputKind(kind))
            .AddDocument("Usings.cs", Sample.Usings)
            .Project.AddDocument("Sample.cs", SourceText.From(text), filePath: Sample.File);
    }

    private static string Words(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
