using System.Text;

namespace PostHog.Conventions.Packages;

/// <summary>The packages contain no path of the build machine.</summary>
public sealed class PathTests
{
    [TestCaseSource(typeof(PackedAssembly), nameof(PackedAssembly.All))]
    public void Assembly_contains_no_path_of_the_build_machine(PackedAssembly assembly)
    {
        SkipUnlessReleased();
        var bytes = assembly.Read();

        Assert.That(
            bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Repository.Root)),
            Is.EqualTo(-1)
        );
        Assert.That(
            bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(Repository.Root)),
            Is.EqualTo(-1)
        );
    }

    [TestCaseSource(typeof(PackedAssembly), nameof(PackedAssembly.All))]
    public void Symbols_contain_repository_paths(PackedAssembly assembly)
    {
        SkipUnlessReleased();
        using var symbols = PackedSymbols.Of(assembly);

        Assert.That(symbols.Documents, Is.Not.Empty);
        Assert.That(symbols.Documents, Is.All.StartsWith("/_/"));
    }

    // Nobody publishes a debug build, and a debugger needs the paths of its sources.
    private static void SkipUnlessReleased() =>
        Assume.That(Repository.Configuration, Is.EqualTo("release"), "is a debug build");
}
