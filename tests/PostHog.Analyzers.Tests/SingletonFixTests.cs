using PostHog.Analyzers.Tests.Support;

namespace PostHog.Analyzers.Tests;

[TestFixture]
internal sealed class SingletonFixTests
{
    [TestCase("AddTransient<PostHogClient>()", "AddSingleton<PostHogClient>()")]
    [TestCase("AddScoped(typeof(PostHogClient))", "AddSingleton(typeof(PostHogClient))")]
    [TestCase(
        "AddScoped(_ => new PostHogClient(\"a\"))",
        "AddSingleton(_ => new PostHogClient(\"a\"))"
    )]
    [TestCase(
        "AddKeyedScoped(\"k\", (_, _) => new PostHogClient(\"a\"))",
        "AddKeyedSingleton(\"k\", (_, _) => new PostHogClient(\"a\"))"
    )]
    public Task Registers_one_client_for_all(string before, string after) =>
        Fixed.ExpectAsync(Text(before), Text(after));

    [Test]
    public async Task Offers_no_fix_for_a_client_that_code_creates()
    {
        var text = Sample.Method("for (;;) { using var one = new PostHogClient(\"a\"); }");

        Assert.That(await Fixed.OfAsync(text), Is.EqualTo(text));
    }

    private static string Text(string call) =>
        $$"""
            using Microsoft.Extensions.DependencyInjection;
            using PostHog.Async;

            static class Setup
            {
                public static void Add(IServiceCollection services) => services.{{call}};
            }
            """;
}
