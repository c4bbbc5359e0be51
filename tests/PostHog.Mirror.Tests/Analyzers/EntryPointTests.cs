using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests.Analyzers;

/// <summary>A program has one entry point in both forms.</summary>
[TestFixture]
internal sealed class EntryPointTests
{
    [TestCase("static void Main() { } static Task Main(string[] a) => Task.CompletedTask;", true)]
    [TestCase("static void Main() { } static async Task<int> MainAsync(string[] a) => 1;", true)]
    [TestCase(
        "static Task Main() => MainAsync(); static Task MainAsync(string[]? a = null) => Task.CompletedTask;",
        true
    )]
    [TestCase(
        "static Task Main() => MainAsync(1); static Task MainAsync(int n) => Task.CompletedTask;",
        false
    )]
    [TestCase("static Task Main(string[] a) => Task.CompletedTask;", false)]
    [TestCase("static void Main() { } static Task MainAsync<T>() => Task.CompletedTask;", false)]
    public async Task Stays_the_only_one(string members, bool isRefused)
    {
        var found = await Analyzed.FindAsync(
            Compiled
                .Of(Mirrored.AsyncOptions, ("P.cs", "public static class P { " + members + " }"))
                .AsProgram(true)
        );

        Assert.That(found.Any(one => one.Id == "BLK0106"), Is.EqualTo(isRefused));
    }

    [Test]
    public async Task Is_nothing_that_a_library_has()
    {
        var found = await Analyzed.FindAsync(
            Mirrored.AsyncOptions,
            "public static class P { static void Main() { } static Task MainAsync(string[] a) => Task.CompletedTask; }"
        );

        Assert.That(found.Select(one => one.Id), Has.None.EqualTo("BLK0106"));
    }
}
