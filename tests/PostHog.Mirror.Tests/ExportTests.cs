using PostHog.Mirror.Export;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests;

/// <summary>The generated source exported for reviewers.</summary>
[TestFixture]
internal sealed class ExportTests
{
    private string _target = null!;

    [SetUp]
    public void Choose_a_folder() => _target = Directory.CreateTempSubdirectory("mirror").FullName;

    [TearDown]
    public void Remove_the_folder() => Directory.Delete(_target, recursive: true);

    [Test]
    public void Writes_every_file_that_has_no_twin()
    {
        var source = Path.Combine(Repository.Root, "PostHog.Async");
        var export = new BlockingExport(source, "PostHog.Async", "PostHog.Blocking");

        export.Write(_target);

        var expected = Files(source)
            .Where(path => !path.StartsWith("Platform", StringComparison.Ordinal));
        Assert.That(export.Refusals, Is.Empty);
        Assert.That(Files(_target), Is.EqualTo(expected));
    }

    [Test]
    public void Contains_no_asynchronous_code()
    {
        new BlockingExport(
            Path.Combine(Repository.Root, "PostHog.Async"),
            "PostHog.Async",
            "PostHog.Blocking"
        ).Write(_target);

        var texts = Files(_target).Select(path => File.ReadAllText(Path.Combine(_target, path)));

        Assert.That(
            texts,
            Has.None.Contains("await ")
                .And.None.Contains("Task<")
                .And.None.Contains("PostHog.Async")
        );
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory
            .GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path))
            .Order(StringComparer.Ordinal);
}
