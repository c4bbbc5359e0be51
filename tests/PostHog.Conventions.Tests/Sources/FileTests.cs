using System.Text.RegularExpressions;

namespace PostHog.Conventions.Sources;

/// <summary>The rules for every file of the packages and the generator.</summary>
public sealed partial class FileTests
{
    private const int MostLines = 250;

    private static readonly string[] Files =
    [
        .. Repository
            .Packages.Append("generators")
            .Append("extensions")
            .Append("analyzers")
            .SelectMany(Repository.SourcesIn),
    ];

    [Test]
    public void Files_are_short()
    {
        var found = Files.Where(file => LinesOf(file).Length > MostLines);

        Assert.That(found, Is.Empty);
    }

    [Test]
    public void File_contains_one_type()
    {
        var crowded = Files.Where(file => TopLevelType().Count(Repository.Read(file)) > 1);

        Assert.That(crowded, Is.Empty);
    }

    [TestCase(@"^\s*#region", TestName = "No_file_has_a_region")]
    [TestCase(@"\b(TODO|FIXME|HACK)\b", TestName = "No_file_has_a_TODO")]
    [TestCase(@"\bNotImplementedException\b", TestName = "No_file_has_a_stub")]
    [TestCase(@"\bcatch\b[^{;]*\{\s*\}", TestName = "No_file_has_an_empty_catch")]
    public void No_file_has(string pattern)
    {
        var found = Files.Where(file =>
            Regex.IsMatch(Repository.Read(file), pattern, RegexOptions.Multiline)
        );

        Assert.That(found, Is.Empty);
    }

    [Test]
    public void Files_choose_by_target_only_where_platforms_differ()
    {
        var conditional = Files
            .Where(file => Conditional().IsMatch(Repository.Read(file)))
            .Where(file => !PlatformFolder().IsMatch(file));

        Assert.That(conditional, Is.Empty);
    }

    [Test]
    public void No_line_is_compiled_for_one_package_only()
    {
        var sites = Files
            .Concat(Repository.SourcesIn("tests/PostHog.Async.Tests"))
            .SelectMany(LinesOf)
            .Where(line => BlockingSymbol().IsMatch(line));

        Assert.That(sites, Is.Empty);
    }

    [Test]
    public void Pragmas_are_rare_and_give_their_reason()
    {
        var lines = Files.SelectMany(LinesOf).ToList();

        var pragmas = lines
            .Where(line => line.TrimStart().StartsWith("#pragma", StringComparison.Ordinal))
            .ToList();

        Assert.That(pragmas, Has.Count.LessThanOrEqualTo(lines.Count / 1000));
        Assert.That(
            pragmas.Where(line => line.Contains("disable", StringComparison.Ordinal)),
            Is.All.Contain("//")
        );
    }

    [Test]
    public void Blocking_client_is_not_written_by_hand()
    {
        var written = Repository.SourcesIn("PostHog.Blocking");

        Assert.That(written, Is.Not.Empty);
        Assert.That(written, Is.All.StartWith("PostHog.Blocking/Platform/"));
    }

    [Test]
    public void Documentation_applies_to_both_packages()
    {
        var specific = Repository
            .SourcesIn("PostHog.Async")
            .Concat(Repository.SourcesIn("PostHog.Core"))
            .SelectMany(LinesOf)
            .Where(line => line.TrimStart().StartsWith("///", StringComparison.Ordinal))
            .Where(line => PackageSpecificWord().IsMatch(line));

        Assert.That(specific, Is.Empty);
    }

    private static string[] LinesOf(string file) => Repository.Read(file).TrimEnd('\n').Split('\n');

    // Namespaces are file-scoped, so a type that starts its line is a top-level one.
    [GeneratedRegex(
        @"^(?:(?:public|internal|file|static|sealed|abstract|partial|readonly|ref|unsafe) )*(?:class|struct|interface|enum|record|delegate) ",
        RegexOptions.Multiline
    )]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"^\s*#(if|elif)\b", RegexOptions.Multiline)]
    private static partial Regex Conditional();

    [GeneratedRegex("/(Platform|Polyfills|Shims)/")]
    private static partial Regex PlatformFolder();

    [GeneratedRegex(@"^\s*#(if|elif)\b.*\bBLOCKING\b")]
    private static partial Regex BlockingSymbol();

    [GeneratedRegex(
        @"\b(asynchronous(ly)?|awaits?|awaited|awaiting|blocks until)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex PackageSpecificWord();
}
