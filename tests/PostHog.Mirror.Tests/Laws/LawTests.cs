using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests.Laws;

/// <summary>The laws, for the cases, the corpus, and every source file of the repository.</summary>
[TestFixture]
internal sealed class LawTests
{
    private static readonly string[] Words = ["async", "await", "task", "preserve()"];

    private static IEnumerable<TestCaseData> Files =>
        new[] { "*.cs" }
            .SelectMany(pattern =>
                Directory.GetFiles(Repository.Root, pattern, SearchOption.AllDirectories)
            )
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Where(path => !path.StartsWith("artifacts", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => new TestCaseData(path).SetArgDisplayNames(path));

    private static IEnumerable<TestCaseData> FilesWithoutTasks =>
        Files.Where(file =>
            Words.All(word =>
                !Read((string)file.Arguments[0]!).Contains(word, StringComparison.OrdinalIgnoreCase)
            )
        );

    [TestCaseSource(nameof(Files))]
    public void Keeps_every_law(string path)
    {
        var text = Read(path);

        var translation = Mirrored.Of(text);

        Assert.That(Law.Broken(text, translation), Is.Empty, translation.Text);
    }

    [TestCaseSource(nameof(Files))]
    public void Changes_nothing_the_second_time(string path)
    {
        var once = Mirrored.Of(Read(path));

        var twice = Mirrored.Of(once.Text);

        Assert.That(
            twice.Edits.Select(edit => once.Text.Substring(edit.Start, edit.Length)),
            once.Diagnostics.Count == 0 ? Is.Empty : Is.Not.Null
        );
    }

    [TestCaseSource(nameof(FilesWithoutTasks))]
    public void Copies_what_is_not_asynchronous(string path)
    {
        var text = Read(path);

        Assert.That(Mirrored.Of(text, Inputs.MirrorSettings.Plain).Text, Is.EqualTo(text));
    }

    private static string Read(string path) =>
        File.ReadAllText(Path.Combine(Repository.Root, path));
}
