using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;
using PostHog.Mirror.CodeFixes;

namespace PostHog.Mirror.Tests.Support;

/// <summary>Applies the fix for the first finding with an id, as an editor would.</summary>
internal static class Fixed
{
    private static readonly ImmutableArray<CodeFixProvider> Fixes =
    [
        .. typeof(AwaitFix)
            .Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    public static async Task<string> WithAsync(string id, string text)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace
            .AddProject("Sample", LanguageNames.CSharp)
            .WithMetadataReferences(Compiled.Of(Mirrored.AsyncOptions).References)
            .WithParseOptions(Mirrored.AsyncOptions)
            .WithCompilationOptions(
                new CSharpCompilationOptions(
                    OutputKind.DynamicallyLinkedLibrary,
                    specificDiagnosticOptions: Compiled.Styles
                )
            )
            .AddDocument("Usings.cs", Compiled.GlobalUsings)
            .Project;
        var document = project.AddDocument(
            "Sample.cs",
            SourceText.From(text),
            filePath: "Sample.cs"
        );
        var compilation = await document.Project.GetCompilationAsync();
        var found = (await Analyzed.FindAsync(compilation!)).First(one => one.Id == id);

        var actions = new List<CodeAction>();
        foreach (var fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(id)))
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
        var formatted = await Formatter.FormatAsync(result, Formatter.Annotation);
        return (await formatted.GetTextAsync()).ToString();
    }
}
