using System.Globalization;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests;

/// <summary>The guide for authors of other libraries says what there is.</summary>
[TestFixture]
internal sealed class GuideTests
{
    private const string Start = "<!-- causes -->\n";
    private const string End = "<!-- /causes -->";

    private static readonly string PagePath = Path.Combine(Repository.Root, "generators/README.md");

    private static readonly string Targets = File.ReadAllText(
        Path.Combine(
            Repository.Root,
            "generators/PostHog.Mirror.Package/build/PostHog.Mirror.targets"
        )
    );

    [Test]
    public void Counts_the_programs_of_every_cause()
    {
        var page = File.ReadAllText(PagePath);
        var before = page[..(page.IndexOf(Start, StringComparison.Ordinal) + Start.Length)];
        var written = before + Table() + page[page.IndexOf(End, StringComparison.Ordinal)..];
        if (Environment.GetEnvironmentVariable("MIRROR_RECORD") == "1")
        {
            File.WriteAllText(PagePath, written);
        }

        Assert.That(File.ReadAllText(PagePath), Is.EqualTo(written));
    }

    /// <summary>A setting is described in the targets and on the page, or it is the targets' own.</summary>
    [Test]
    public void Describes_every_setting()
    {
        var page = File.ReadAllText(PagePath);
        var stated = Targets[..Targets.IndexOf("-->", StringComparison.Ordinal)]
            .Split('\n')
            .Select(line => line.Trim().Split(' '))
            .Where(words => words[0].StartsWith("Mirror", StringComparison.Ordinal))
            .Select(words => words[0]);

        Assert.That(stated, Is.Not.Empty);
        Assert.That(stated.Where(name => !page.Contains(name)), Is.Empty);
    }

    private static string Table() =>
        "\n| Cause | Same in both forms | Refused |\n| --- | --- | --- |\n"
        + string.Concat(
            TrialProgram
                .All.GroupBy(program => program.Cause)
                .Select(cause =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {Title(cause.Key)} | {cause.Count(one => !one.IsRefused)} | {cause.Count(one => one.IsRefused)} |\n"
                    )
                )
        )
        + "\n";

    private static string Title(string cause)
    {
        var words = cause[3..].Replace('-', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}
