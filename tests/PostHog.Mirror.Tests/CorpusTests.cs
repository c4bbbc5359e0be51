using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests;

/// <summary>
/// One file for each kind of class of the product, with its expected blocking form. MIRROR_RECORD=1 records that form.
/// </summary>
[TestFixture]
internal sealed class CorpusTests
{
    private static readonly string Folder = Path.Combine(
        Repository.Root,
        "tests/PostHog.Mirror.Tests/Corpus"
    );

    private static IEnumerable<string> Names =>
        Directory
            .GetFiles(Folder, "*.async.cs")
            .Select(path => Path.GetFileName(path)[..^".async.cs".Length])
            .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Names))]
    public void Compiles_in_both_forms(string name)
    {
        var text = Read(name + ".async.cs");

        var before = Compiled.Of(Mirrored.AsyncOptions, ("A.cs", text));
        var after = Compiled.Of(
            Mirrored.BlockingOptions,
            [("A.cs", Mirrored.Of(text).Text), .. BlockingProject.Shims]
        );

        Assert.That(Compiled.Errors(before), Is.Empty);
        Assert.That(Compiled.Errors(after), Is.Empty);
    }

    [TestCaseSource(nameof(Names))]
    public void Reads_as_recorded(string name)
    {
        var text = Read(name + ".async.cs");
        var translation = Mirrored.Of(text);
        var readable = Mirrored.Readable(text, translation);
        if (Environment.GetEnvironmentVariable("MIRROR_RECORD") == "1")
        {
            File.WriteAllText(Path.Combine(Folder, name + ".blocking.cs"), readable);
        }

        Assert.That(translation.Diagnostics, Is.Empty);
        Assert.That(readable, Is.EqualTo(Read(name + ".blocking.cs")));
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));
}
