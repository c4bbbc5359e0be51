namespace PostHog.Conventions.Mirror;

/// <summary>
/// Line N of what is compiled into the blocking assemblies is line N of its async original, so that every error, stack
/// trace and breakpoint leads to the file a person edits.
/// </summary>
public sealed class LineTests
{
    // The two directives that name the original stand before its first line.
    private const int Directives = 2;

    private static readonly string[] Originals =
    [
        .. Repository.SourcesIn("PostHog.Async").Where(file => !IsIn(file, "Platform")),
        .. Repository
            .SourcesIn("tests/PostHog.Async.Tests")
            .Where(file => !IsIn(file, "Concurrency")),
    ];

    [TestCaseSource(nameof(Originals))]
    public void Translation_has_as_many_lines_as_its_original(string original)
    {
        var lines = File.ReadAllText(Repository.Translation(original)).Split('\n');

        Assert.That(lines[1], Does.StartWith("#line 1 ").And.EndsWith($"{original}\""));
        Assert.That(
            lines.Length - Directives,
            Is.EqualTo(Repository.Read(original).Split('\n').Length)
        );
    }

    private static bool IsIn(string file, string folder) =>
        file.Contains($"/{folder}/", StringComparison.Ordinal);
}
