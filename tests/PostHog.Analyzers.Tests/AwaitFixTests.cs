using PostHog.Analyzers.Tests.Support;

namespace PostHog.Analyzers.Tests;

[TestFixture]
internal sealed class AwaitFixTests
{
    [TestCase("posthog.CaptureAsync(e);", "await posthog.CaptureAsync(e);")]
    [TestCase("_ = posthog.CaptureAsync(e);", "await posthog.CaptureAsync(e);")]
    [TestCase(
        "posthog.FlushAsync().ConfigureAwait(false);",
        "await posthog.FlushAsync().ConfigureAwait(false);"
    )]
    [TestCase(
        "_ = e.Name == \"\" ? posthog.FlushAsync() : posthog.ShutdownAsync();",
        "await (e.Name == \"\" ? posthog.FlushAsync() : posthog.ShutdownAsync());"
    )]
    public async Task Awaits_in_an_async_method(string before, string after) =>
        await Fixed.ExpectAsync(Sample.Method(before), Sample.Method(after));

    [Test]
    public Task Makes_a_method_async_that_ends_with_a_completed_task() =>
        Fixed.ExpectAsync(
            Sample.Method(
                "_ = posthog.FlushAsync(); return Task.CompletedTask;",
                "Task RunAsync()"
            ),
            Sample.Method("await posthog.FlushAsync();")
        );

    [TestCase("static void Main(string[] args)", "static async Task Main(string[] args)")]
    [TestCase("private static int Main()", "private static async Task<int> Main()")]
    public Task Makes_the_entry_point_async(string before, string after)
    {
        var end = before.Contains("int", StringComparison.Ordinal) ? "return 1;" : "";
        string Program(string signature, string call) =>
            $$"""
                class Program
                {
                    {{signature}} { var a = new PostHog.Async.PostHogClient("phc_x"); {{call}}; {{end}} }
                }
                """;

        return Fixed.ExpectAsync(
            Program(before, "a.FlushAsync()"),
            Program(after, "await a.FlushAsync()")
        );
    }

    [Test]
    public Task Awaits_in_top_level_statements() =>
        Fixed.ExpectAsync(
            "using var a = new PostHog.Async.PostHogClient(\"phc_x\"); _ = a.FlushAsync();",
            "using var a = new PostHog.Async.PostHogClient(\"phc_x\"); await a.FlushAsync();"
        );

    [TestCase("posthog.FlushAsync();", "void Run()")]
    [TestCase("posthog.FlushAsync(); return 1;", "int Run()")]
    [TestCase("Client?.FlushAsync();", "async Task RunAsync()")]
    [TestCase("lock (posthog) { _ = posthog.FlushAsync(); }", "async Task RunAsync()")]
    [TestCase("Action flush = () => posthog.FlushAsync();", "async Task RunAsync()")]
    [TestCase(
        "if (e.Name == \"\") return Task.CompletedTask; _ = posthog.FlushAsync(); return Task.CompletedTask;",
        "Task Run()"
    )]
    [TestCase("n = 1; _ = posthog.FlushAsync(); return Task.CompletedTask;", "Task Run(out int n)")]
    [TestCase("_ = posthog.FlushAsync(); return posthog.ShutdownAsync();", "Task Run()")]
    [TestCase(
        "data[0] = 1; _ = posthog.FlushAsync(); return Task.CompletedTask;",
        "Task Run(Span<int> data)"
    )]
    [TestCase(
        "Span<int> data = new int[1]; _ = posthog.FlushAsync(); data[0] = 1;",
        "async Task RunAsync()"
    )]
    public async Task Offers_no_fix_where_callers_or_more_would_have_to_change(
        string statements,
        string signature
    )
    {
        var text = Sample.Method(statements, signature);

        Assert.That(await Fixed.OfAsync(text), Is.EqualTo(text));
    }
}
