using Microsoft.CodeAnalysis;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests.Binding;

/// <summary>
/// A call and its translation stand at the same place; so it can be asked whether they also mean the same: the member
/// with the blocking name and the same parameters. Otherwise another overload may have slipped in, without an error.
/// </summary>
[TestFixture]
internal sealed class TwinBindingTests
{
    private static IEnumerable<string> Paths =>
        Product
            .Files("PostHog.Async")
            .Select(file => file.Path)
            .Where(path => !Product.IsSeam(path));

    [Test]
    public void Both_packages_compile()
    {
        Assert.That(Compiled.Errors(Product.Async), Is.Empty);
        Assert.That(Compiled.Errors(Product.Blocking), Is.Empty);
    }

    [TestCaseSource(nameof(Paths))]
    public void Every_call_binds_to_the_twin(string path) =>
        Assert.That(TwinBinding.Drift(Product.Async, Product.Blocking, path), Is.Empty);

    [Test]
    public void Every_shim_is_used()
    {
        var shims = Product
            .Blocking.Assembly.GlobalNamespace.GetNamespaceMembers()
            .SelectMany(TwinBinding.Types)
            .Where(type => type.Name.EndsWith("Shims", StringComparison.Ordinal))
            .SelectMany(type => type.GetMembers().OfType<IMethodSymbol>())
            .Select(method => method.Name)
            .ToHashSet(StringComparer.Ordinal);

        shims.ExceptWith(Paths.SelectMany(path => TwinBinding.CalledNames(Product.Blocking, path)));

        Assert.That(shims.Select(name => "BLK0003: never used: " + name), Is.Empty);
    }

    /// <summary>A difference is a pair of files first; a conditional section has to be worth raising this number.</summary>
    [Test]
    public void Conditional_sections_for_one_form_are_counted()
    {
        const int Budget = 0;

        var sections = Product
            .Files("PostHog.Async")
            .SelectMany(file => file.Text.Split('\n'))
            .Where(line => line.TrimStart().StartsWith('#') && line.Contains("BLOCKING"));

        Assert.That(sections.Count(), Is.EqualTo(Budget));
    }

    [Test]
    public void Detects_a_call_that_binds_to_another_overload()
    {
        const string Text = """
            namespace PostHog.Async;

            public static class A
            {
                public static async Task TryAsync(CancellationToken token) => await RunAsync(1, token);

                public static Task RunAsync(int value, CancellationToken token) => Task.CompletedTask;
            }
            """;
        var drifting = Mirrored
            .Of(Text)
            .Text.Replace(
                "int value, CancellationToken token",
                "params object[] rest",
                StringComparison.Ordinal
            );

        var drift = TwinBinding.Drift(
            Compiled.Of(Mirrored.AsyncOptions, ("A.cs", Text)),
            Compiled.Of(Mirrored.BlockingOptions, ("A.cs", drifting)),
            "A.cs"
        );

        Assert.That(drift.Single(), Does.StartWith("A.cs(5, 73): BLK0403"));
    }
}
