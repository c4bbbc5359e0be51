using Microsoft.CodeAnalysis.CSharp;
using PostHog.Analyzers.Tests.Support;

namespace PostHog.Analyzers.Tests;

/// <summary>An editor runs the rules over code that is being written: no rule may fail on it.</summary>
[TestFixture]
internal sealed class BrokenCodeTests
{
    private const int Step = 61;

    private const string Text = """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;
        using PostHog.Async;
        var services = new ServiceCollection();
        services.AddScoped<PostHogClient>(_ => new PostHogClient("phc_x"));
        while (true)
        {
            using PostHogClient posthog = new("phc_x");
            var e = new PostHogEvent("a", args?[0] ?? "guest") { ["b"] = new { C = 1 }, Properties = { ["d"] = (1, 2) } };
            e.Properties.Add("f", new { G = 1 });
            e["h"] ??= e.Name switch { "a" => new { I = 1 }, _ => null };
            _ = e.Name == "" ? posthog?.CaptureAsync(e) : posthog.FlushAsync().ConfigureAwait(false) is var x ? null : null;
            await new PostHogClient("phc_x").CaptureAsync(e);
        }
        class A { PostHogClient B => new("phc_x"); void C() => B.FlushAsync(); }
        """;

    private static IEnumerable<int> Places => Enumerable.Range(0, Text.Length / Step);

    [Test]
    public async Task No_rule_fails_on_code_that_is_being_written()
    {
        var whole = CSharpCompilation.Create("Sample", [], Sample.References, Sample.Options);
        foreach (var place in Places)
        {
            var start = Text[..(place * Step)];
            var gap = start + Text[Math.Min(Text.Length, (place + 3) * Step)..];
            foreach (var text in new[] { start, gap })
            {
                var broken = whole.AddSyntaxTrees(
                    CSharpSyntaxTree.ParseText(text, Sample.Language, Sample.File),
                    CSharpSyntaxTree.ParseText(Sample.Usings, Sample.Language)
                );

                var found = await Findings.InAsync(broken, "PublishAot=true");

                Assert.That(found.Select(one => one.Id), Has.None.EqualTo("AD0001"), text);
            }
        }
    }
}
