using System.Collections.Concurrent;
using PostHog.Mirror.Tests.Support;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Tests.Laws;

/// <summary>The laws, for the cases, the corpus, and every source file of the repository.</summary>
[TestFixture]
internal sealed class LawTests
{
    private static readonly ConcurrentDictionary<string, string> Texts = new(
        StringComparer.Ordinal
    );
    private static readonly ConcurrentDictionary<string, Translation> Translations = new(
        StringComparer.Ordinal
    );

    // What is not written for the mirror is sampled, except in a full run.
    private static readonly int OneOf =
        Environment.GetEnvironmentVariable("POSTHOG_TESTS_FULL") == "1" ? 1 : 8;

    private static readonly string[] Words = ["async", "await", "task", "preserve()"];

    private static IEnumerable<TestCaseData> Files =>
        new[] { "*.cs" }
            .SelectMany(pattern =>
                Directory.GetFiles(Repository.Root, pattern, SearchOption.AllDirectories)
            )
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Where(path => !path.StartsWith("artifacts", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Where((path, index) => IsForMirror(path) || index % OneOf == 0)
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
        var translation = Once(path);

        Assert.That(Law.Broken(Read(path), translation), Is.Empty, translation.Text);
    }

    [TestCaseSource(nameof(Files))]
    public void Changes_nothing_the_second_time(string path)
    {
        var once = Once(path);

        var twice = Mirrored.Of(once.Text);

        Assert.That(
            twice.Edits.Select(edit => once.Text.Substring(edit.Start, edit.Length)),
            once.Diagnostics.Count == 0 ? Is.Empty : Is.Not.Null
        );
    }

    [TestCaseSource(nameof(FilesWithoutTasks))]
    public void Copies_synchronous_code_unchanged(string path)
    {
        var text = Read(path);

        Assert.That(Mirrored.Of(text, Inputs.MirrorSettings.Plain).Text, Is.EqualTo(text));
    }

    private static bool IsForMirror(string path) =>
        path.StartsWith("PostHog.Async", StringComparison.Ordinal)
        || path.StartsWith("tests/PostHog.Mirror.Tests", StringComparison.Ordinal);

    private static Translation Once(string path) =>
        Translations.GetOrAdd(path, file => Mirrored.Of(Read(file)));

    private static string Read(string path) =>
        Texts.GetOrAdd(path, file => File.ReadAllText(Path.Combine(Repository.Root, file)));
}
