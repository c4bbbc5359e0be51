using System.Text.RegularExpressions;

namespace PostHog.Conventions.Sources;

/// <summary>The table of contracts in <c>compliance/README.md</c> names tests that exist, and counts right.</summary>
public sealed partial class ContractTableTests
{
    private const int Contracts = 36;

    private static readonly string Page = Repository.Read("compliance/README.md");
    private static readonly string[] Rows =
    [
        .. Page.Split('\n').Where(line => Row().IsMatch(line)),
    ];

    [Test]
    public void Every_contract_has_a_row()
    {
        var numbers = Rows.Select(row => row.Split('|')[1].Trim());
        var passed = Rows.Count(row => row.Split('|')[4].Trim() is "pass");

        Assert.That(numbers, Is.EqualTo(Enumerable.Range(1, Contracts).Select(one => $"{one}")));
        Assert.That(Page, Does.Contain($"{passed} of {Contracts} pass"));
    }

    [Test]
    public void Contract_that_passes_names_a_test()
    {
        var bare = Rows.Where(row => row.Split('|')[4].Trim() is "pass" && !Named().IsMatch(row));

        Assert.That(bare, Is.Empty);
    }

    [Test]
    public void Named_tests_exist()
    {
        var existing = Repository
            .SourcesIn("tests")
            .Select(Repository.Read)
            .SelectMany(source =>
                Class()
                    .Matches(source)
                    .SelectMany(one =>
                        Test()
                            .Matches(source)
                            .Select(test => $"{one.Groups[1].Value}.{test.Groups[1].Value}")
                    )
            )
            .ToHashSet(StringComparer.Ordinal);
        var named = Rows.SelectMany(row => Named().Matches(row))
            .Select(name => name.Groups[1].Value)
            .ToList();

        Assert.That(named, Is.Not.Empty);
        Assert.That(named.Where(name => !existing.Contains(name)), Is.Empty);
    }

    [GeneratedRegex(@"^\| \d+ \| .* \| (pass|partly|no) \| ")]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+Tests\.[A-Z]\w+)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"\bclass (\w+Tests)\b")]
    private static partial Regex Class();

    [GeneratedRegex(@"\bpublic (?:async Task|void) ([A-Z]\w+)\(")]
    private static partial Regex Test();
}
