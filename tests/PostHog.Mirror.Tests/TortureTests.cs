using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Tests.Support;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Tests;

/// <summary>
/// Every numbered case: the async text compiles, its translation compiles too and reads as recorded; or it is
/// refused as recorded. With MIRROR_RECORD=1 what happens is recorded instead.
/// </summary>
[TestFixture]
internal sealed class TortureTests
{
    private static readonly string AsyncSupport = TortureCase.Support("Api.cs");
    private static readonly string AsyncTwins = TortureCase.Support("Twins.async.txt");
    private static readonly string BlockingTwins = TortureCase.Support("Twins.blocking.txt");

    private static readonly bool IsRecording =
        Environment.GetEnvironmentVariable("MIRROR_RECORD") == "1";

    [TestCaseSource(typeof(TortureCase), nameof(TortureCase.All))]
    public void Compiles_before_it_is_translated(TortureCase torture)
    {
        var compilation = Compiled
            .Of(
                Mirrored.AsyncOptions,
                ("Case.cs", torture.Text),
                ("Api.cs", AsyncSupport),
                ("Twins.cs", AsyncTwins)
            )
            .AsProgram(torture.IsProgram);

        Assert.That(Compiled.Errors(compilation), torture.IsBroken ? Is.Not.Empty : Is.Empty);
    }

    [TestCaseSource(typeof(TortureCase), nameof(TortureCase.All))]
    public void Is_translated_or_refused_as_recorded(TortureCase torture)
    {
        var translation = Translate(torture);
        if (translation.Diagnostics.Count > 0)
        {
            Check(torture.RefusedPath, torture.BlockingPath, Describe(translation));
            return;
        }

        var api = Mirrored.Of(AsyncSupport, names: NamesFor(torture));
        var compilation = Compiled
            .Of(
                Mirrored.BlockingOptions,
                [
                    ("Case.cs", translation.Text),
                    ("Api.cs", api.Text),
                    ("Twins.cs", BlockingTwins),
                    .. BlockingProject.Shims,
                ]
            )
            .AsProgram(torture.IsProgram);

        Assert.That(api.Diagnostics, Is.Empty);
        Assert.That(
            Compiled.Errors(compilation),
            torture.IsBroken || torture.IsBrokenWhenBlocking ? Is.Not.Empty : Is.Empty,
            translation.Text
        );
        Check(
            torture.BlockingPath,
            torture.RefusedPath,
            Mirrored.Readable(torture.Text, translation)
        );
    }

    [TestCaseSource(typeof(TortureCase), nameof(TortureCase.All))]
    public void Readable_and_exact_translations_have_the_same_syntax(TortureCase torture)
    {
        var translation = Translate(torture);

        var exact = SyntaxFactory.ParseCompilationUnit(
            translation.Text,
            options: Mirrored.BlockingOptions
        );
        var readable = SyntaxFactory.ParseCompilationUnit(
            Mirrored.Readable(torture.Text, translation),
            options: Mirrored.BlockingOptions
        );

        Assert.That(Shape(readable), Is.EqualTo(Shape(exact)));
    }

    /// <summary>What the analyzers report in addition to the translator: nothing in most cases.</summary>
    [TestCaseSource(typeof(TortureCase), nameof(TortureCase.All))]
    public async Task Analyzers_of_the_async_project_report_as_recorded(TortureCase torture)
    {
        var compilation = Compiled
            .Of(
                Mirrored.AsyncOptions,
                ("Case.cs", torture.Text),
                ("/Platform/Api.cs", AsyncSupport),
                ("/Platform/Twins.cs", AsyncTwins)
            )
            .AsProgram(torture.IsProgram);
        var found = await Analyzed.FindAsync(
            compilation,
            new Additional("Shims.cs", BlockingTwins)
        );

        // Leaving out a token is not about translation, and many cases do it.
        var translated = Translate(torture).Diagnostics.Select(one => (one.Id, one.Span));
        var told = found
            .Where(one => one.Id != "BLK0210")
            .ExceptBy(translated, one => (one.Id, one.Location.SourceSpan))
            .Select(one => one.ToString().Replace("Case.cs", "", StringComparison.Ordinal) + "\n");

        Check(torture.ToldPath, torture.ToldPath, string.Concat(told));
    }

    private static IEnumerable<string> Shape(CompilationUnitSyntax root) =>
        root.DescendantNodesAndTokens()
            .Select(item => item.IsToken ? item.ToString() : item.Kind().ToString());

    private static NameIndex NamesFor(TortureCase torture) =>
        Mirrored.Names(torture.Text, AsyncSupport, AsyncTwins);

    private static Translation Translate(TortureCase torture)
    {
        var translation = Mirrored.Of(torture.Text, names: NamesFor(torture));
        var collisions = Collisions.Find(Mirrored.Declarations(torture.Text).Methods);
        return translation with { Diagnostics = new([.. translation.Diagnostics, .. collisions]) };
    }

    private static string Describe(Translation translation) =>
        string.Concat(
            translation
                .Diagnostics.OrderBy(found => found.Span.Start)
                .Select(found => Describe(found) + "\n")
        );

    private static string Describe(FileDiagnostic found) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"({found.Lines.Start.Line + 1},{found.Lines.Start.Character + 1}): {found.Id}: {found.ToDiagnostic().GetMessage(CultureInfo.InvariantCulture)}"
        );

    private static void Check(string path, string other, string actual)
    {
        if (IsRecording)
        {
            File.Delete(other);
            if (actual.Length > 0)
            {
                File.WriteAllText(path, actual);
            }
        }

        Assert.That(actual, Is.EqualTo(File.Exists(path) ? File.ReadAllText(path) : ""));
    }
}
