using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests.Behaviour;

/// <summary>
/// Whole programs, run in both forms: what is translated without an objection does the same, in the same order. That
/// it compiles would not be enough.
/// </summary>
[TestFixture]
internal sealed class SameBehaviourTests
{
    private static readonly string Folder = Path.Combine(
        Repository.Root,
        "tests/PostHog.Mirror.Tests/Behaviour/Programs"
    );

    private static readonly (string Name, string Text)[] Programs =
    [
        .. Directory
            .GetFiles(Folder, "*.async.cs")
            .Order(StringComparer.Ordinal)
            .Select(path => (Name(path), File.ReadAllText(path))),
    ];

    private static readonly Lazy<ProgramRun> AsyncForm = new(() => ProgramRun.OfAsync(Programs));

    private static readonly Lazy<ProgramRun> BlockingForm = new(() =>
        ProgramRun.OfBlocking(Programs)
    );

    private static IEnumerable<TestCaseData> Cases =>
        Programs.Select(program =>
            new TestCaseData(program.Name, program.Text).SetArgDisplayNames(program.Name)
        );

    [TestCaseSource(nameof(Cases))]
    public async Task Behaves_the_same_in_both_forms(string name, string text)
    {
        Assert.That(await BothForms.ObjectionsAsync(text), Is.Empty);

        var expected = await AsyncForm.Value.LogAsync(name);
        var actual = await BlockingForm.Value.LogAsync(name);

        Assert.That(expected, Is.Not.Empty);
        Assert.That(expected, Has.None.StartsWith("failed: "));
        Assert.That(actual, Is.EqualTo(expected));
    }

    /// <summary>Programs that once compiled in both forms, without an objection, and did not do the same.</summary>
    [TestCaseSource(nameof(OnceDifferent))]
    public async Task Is_refused_instead_of_changing_behaviour(string members)
    {
        var text = $$"""
            namespace PostHog.Async.Cases;

            public static class Case
            {
                {{members}}

                private static async Task FailAsync()
                {
                    await Task.Yield();
                    throw new InvalidOperationException();
                }
            }
            """;

        Assert.That(await BothForms.ObjectionsAsync(text), Has.Some.StartsWith("BLK"));
    }

    private static readonly string[] OnceDifferent =
    [
        "public static void Run() => FailAsync();",
        "public static void Run() { Action left = () => FailAsync(); left(); }",
        "public static void Run() => new List<int> { 1 }.ForEach(_ => FailAsync());",
        "public static int Value { get => 1; set => FailAsync(); }",
        "public static object Run() => FailAsync();",
        "public static Task RunAsync() { using var gate = new SemaphoreSlim(1); return FailAsync(); }",
        "public static Func<ValueTask<object>> Make() => () => new();",
        "public static Task<string?> RunAsync(Lazy<Task<string?>>? x) => x?.Value ?? Task.FromResult<string?>(null);",
        "public static Task<string?> RunAsync(Func<Task<string?>>? x, Func<Task<string?>> y) => x?.Invoke() ?? y();",
        "public static Task<string?> RunAsync() => null!;",
        "public static async Task RunAsync() => await FailAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);",
        "public static async Task<string> RunAsync(dynamic x) => $\"{await x.GoAsync()}\";",
        "public static async Task RunAsync() { foreach (var t in new[] { 1 }.Select(_ => FailAsync()).ToList()) { await t; } }",
        "enum Mode { Send, SendAsync } static Task SendAsync() => Task.CompletedTask; static Mode Get() => Mode.SendAsync;",
        "static int Count() => 1; static Task<int> RunAsync() { return CountAsync(); Task<int> CountAsync() => Task.FromResult(Count()); }",
        "static int Go(object x) => 1; static Task<int> GoAsync(string x) => Task.FromResult(2); static int Run() => Go(\"\");",
        "static int Go(object x) => 1; static Task<int> GoAsync(object x, int y = 0) => Task.FromResult(2); static async Task<int> RunAsync() => await GoAsync(1);",
    ];

    /// <summary>The name of the file, as a namespace.</summary>
    private static string Name(string path) =>
        Path.GetFileName(path)[..^".async.cs".Length].Replace('-', '_');
}
