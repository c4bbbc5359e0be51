using PostHog.Docs.Tests.Pages;

namespace PostHog.Docs.Tests;

/// <summary>The reference tables list every member.</summary>
public sealed class ReferenceTests
{
    private static IEnumerable<string> Options =>
        typeof(PostHogOptions).GetProperties().Select(option => option.Name);

    private static IEnumerable<string> FailureKinds => Enum.GetNames<PostHogFailureKind>();

    [TestCaseSource(nameof(Options))]
    public void Explains_every_option(string option) =>
        Assert.That(RowsOf("docs/installation.md"), Has.Some.Contains($"`{option}`"));

    [TestCaseSource(nameof(FailureKinds))]
    public void Explains_every_kind_of_failure(string kind) =>
        Assert.That(RowsOf("docs/capturing-events.md"), Has.Some.Contains($"`{kind}`"));

    // The first column names the subject of the row.
    private static IEnumerable<string> RowsOf(string page) =>
        File.ReadLines(Repository.PathOf(page))
            .Where(line => line.StartsWith('|'))
            .Select(line => line.Split('|')[1]);
}
