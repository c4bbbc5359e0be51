using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests.CodeFixes;

/// <summary>The fixes an editor offers, by the line they change.</summary>
[TestFixture]
internal sealed class CodeFixTests
{
    [TestCase("_ = RunAsync();", "await RunAsync().ConfigureAwait(false);")]
    [TestCase("RunAsync().ConfigureAwait(false);", "await RunAsync().ConfigureAwait(false);")]
    [TestCase("_ = CountAsync();", "_ = await CountAsync().ConfigureAwait(false);")]
    [TestCase("var count = CountAsync();", "var count = await CountAsync().ConfigureAwait(false);")]
    [TestCase("Use(CountAsync());", "Use(await CountAsync().ConfigureAwait(false));")]
    [TestCase(
        "var count = CountAsync().Result;",
        "var count = (await CountAsync().ConfigureAwait(false)).Result;"
    )]
    public Task Awaits_a_call(string before, string after) => ExpectAsync("BLK0105", before, after);

    [TestCase(
        "await (_isOpen ? RunAsync() : CountAsync()).ConfigureAwait(false);",
        "if (_isOpen) { await RunAsync().ConfigureAwait(false); } else { await CountAsync().ConfigureAwait(false); }"
    )]
    [TestCase(
        "await (_isOpen ? RunAsync() : CountAsync());",
        "if (_isOpen) { await RunAsync(); } else { await CountAsync(); }"
    )]
    public Task Rewrites_a_conditional_expression_as_an_if_statement(string before, string after) =>
        ExpectAsync("BLK0104", before, after);

    [TestCase(
        "await Task.Delay(100, cancellationToken);",
        "await Pause.ForAsync(TimeSpan.FromMilliseconds(100), _clock, cancellationToken);"
    )]
    [TestCase(
        "await Task.Delay(_time);",
        "await Pause.ForAsync(_time, _clock, cancellationToken);"
    )]
    public Task Replaces_Task_Delay_with_a_pause(string before, string after) =>
        ExpectAsync("BLK0112", before, after);

    [Test]
    public async Task Renames_a_method_and_its_uses()
    {
        const string Before =
            "public class A { public Task Run() => Task.CompletedTask; public async Task TwoAsync() => await Run(); }";

        var after = await Fixed.WithAsync("BLK0201", Before);

        Assert.That(
            after,
            Is.EqualTo(Before.Replace("Run()", "RunAsync()", StringComparison.Ordinal))
        );
    }

    [Test]
    public async Task Offers_no_fix_when_nothing_can_be_awaited()
    {
        const string Text =
            "public class A { public void Try() { RunAsync(); } private static Task RunAsync() => Task.CompletedTask; }";

        Assert.That(await Fixed.WithAsync("BLK0105", Text), Is.EqualTo(Text));
    }

    private static async Task ExpectAsync(string id, string before, string after)
    {
        var fixedText = await Fixed.WithAsync(id, Around(before));

        Assert.That(Words(fixedText), Is.EqualTo(Words(Around(after))));
    }

    private static string Around(string statement) =>
        $$"""
            public sealed class Sample(bool isOpen)
            {
                private readonly bool _isOpen = isOpen;
                private readonly TimeProvider _clock = TimeProvider.System;
                private readonly TimeSpan _time = TimeSpan.Zero;

                public async Task TryAsync(CancellationToken cancellationToken)
                {
                    {{statement}}
                }

                private static void Use(object value) { }

                private static Task RunAsync() => Task.CompletedTask;

                private static Task<int> CountAsync() => Task.FromResult(1);
            }

            public static class Pause
            {
                public static Task ForAsync(TimeSpan time, TimeProvider clock, CancellationToken token) =>
                    Task.CompletedTask;
            }
            """;

    private static string Words(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
