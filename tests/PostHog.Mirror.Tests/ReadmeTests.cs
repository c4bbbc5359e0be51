using PostHog.Mirror.Rules;
using PostHog.Mirror.Tests.Support;
using PostHog.Mirror.Tests.Support.Snippets;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Tests;

/// <summary>The tables in the generator's README are tested or generated.</summary>
[TestFixture]
internal sealed class ReadmeTests
{
    private const string Start = "<!-- cases -->\n";
    private const string End = "<!-- /cases -->";

    private static readonly string PagePath = Path.Combine(
        Repository.Root,
        "generators/PostHog.Mirror/README.md"
    );

    private static readonly string Page = File.ReadAllText(PagePath);

    /// <summary>Cases that take more than one file, or a file no editor would keep as it is.</summary>
    private static readonly (int Number, string Title, string Test)[] Elsewhere =
    [
        (
            50,
            "A type in several files",
            "HostileInputTests.Reports_collisions_of_a_type_in_several_files"
        ),
        (58, "Line ends of every kind", "HostileInputTests.Keeps_line_ends, Keeps_mixed_line_ends"),
        (58, "Encodings with and without a mark", "HostileInputTests.Reads_every_encoding"),
        (
            77,
            "Deep nesting and long chains",
            "HostileInputTests.Handles_deep_nesting, Handles_long_chains"
        ),
        (77, "Twenty thousand edits", "HostileInputTests.Handles_tens_of_thousands_of_edits"),
        (
            79,
            "Files of one name",
            "HostileInputTests.Accepts_files_with_the_same_name_in_different_folders"
        ),
    ];

    private static IEnumerable<string[]> Rows(string heading) =>
        Page.Split("## " + heading + "\n")[1]
            .Split("\n## ")[0]
            .Split('\n')
            .Where(line => line.StartsWith("| E", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split(" | "));

    private static IEnumerable<TestCaseData> Edits =>
        Rows("What is edited")
            .Select(row => new TestCaseData(row[0], row[1], row[2].Trim('`'), row[3].Trim('`')));

    [TestCaseSource(nameof(Edits))]
    public void Shows_the_effect_of_a_rule(string id, string place, string before, string after)
    {
        Translation translation;
        var actual = place switch
        {
            "statement" => Snippet.Statement(before, out translation),
            "member" => Snippet.Member(before, out translation),
            _ => Snippet.File(before, out translation),
        };

        Assert.That(actual, Is.EqualTo(after));
        Assert.That(translation.Edits.Select(edit => edit.Rule), Has.Some.EqualTo(id));
    }

    [Test]
    public void Shows_every_rule() =>
        Assert.That(
            Rows("What is edited").Select(row => row[0]).Distinct(),
            Is.EquivalentTo(RuleTable.Edits.Select(rule => rule.Id))
        );

    [Test]
    public void Lists_every_refused_construct()
    {
        var ids = Analyzed
            .Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .Select(descriptor => descriptor.Id);

        Assert.That(ids.Distinct().Where(id => !Page.Contains(id)), Is.Empty);
    }

    [Test]
    public void Lists_every_difference_that_is_not_noticed()
    {
        var section = Page.Split("## What it does not notice\n")[1].Split("\n## ")[0];

        Assert.That(
            TrialProgram
                .Unnoticed.Select(program => program.Name)
                .Where(title => !section.Contains($"| {title} |")),
            Is.Empty
        );
    }

    [Test]
    public void States_the_result_of_every_case()
    {
        var before = Page[..(Page.IndexOf(Start, StringComparison.Ordinal) + Start.Length)];
        var after = Page[Page.IndexOf(End, StringComparison.Ordinal)..];
        var written = before + Table() + after;
        if (Environment.GetEnvironmentVariable("MIRROR_RECORD") == "1")
        {
            File.WriteAllText(PagePath, written);
        }

        Assert.That(File.ReadAllText(PagePath), Is.EqualTo(written));
    }

    [Test]
    public void Names_only_existing_tests()
    {
        var tests = GetType()
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet(StringComparer.Ordinal);

        var named = Elsewhere.SelectMany(row =>
        {
            var fixture = row.Test.Split('.')[0];
            return row.Test.Split('.')[1].Split(", ").Select(test => $"{fixture}.{test}");
        });

        Assert.That(named.Where(test => !tests.Contains(test)), Is.Empty);
    }

    [Test]
    public void Lists_every_case_number()
    {
        var numbers = TortureCase
            .All.Select(torture => Number(torture.Name))
            .Concat(Elsewhere.Select(row => row.Number));

        Assert.That(numbers.Distinct(), Is.SupersetOf(Enumerable.Range(1, 80)));
    }

    private static string Table()
    {
        var rows = TortureCase
            .All.Select(torture =>
                (
                    Number: Number(torture.Name),
                    Row: $"| {torture.Name} | {torture.Title} | {Outcome(torture)} | TortureTests, LawTests |\n"
                )
            )
            .Concat(
                Elsewhere.Select(row =>
                    (
                        row.Number,
                        Row: $"| {row.Number:000} | {row.Title} | translated | {row.Test} |\n"
                    )
                )
            )
            .OrderBy(row => row.Number);
        return "\n| Case | Idea | What happens | Proved by |\n| --- | --- | --- | --- |\n"
            + string.Concat(rows.Select(row => row.Row))
            + "\n";
    }

    private static string Outcome(TortureCase torture)
    {
        var refused = Ids(torture.RefusedPath);
        var told = Ids(torture.ToldPath);
        var outcome = refused.Length > 0 ? "refused: " + refused : "translated";
        return (torture.IsBroken ? "stays" : outcome)
            + (told.Length > 0 ? "; async project: " + told : "");
    }

    private static string Ids(string path) =>
        File.Exists(path)
            ? string.Join(
                ", ",
                File.ReadLines(path)
                    .Select(line => line[line.IndexOf("BLK", StringComparison.Ordinal)..][..7])
                    .Distinct()
                    .Order(StringComparer.Ordinal)
            )
            : "";

    private static int Number(string name) =>
        int.Parse(name[..3], System.Globalization.CultureInfo.InvariantCulture);
}
