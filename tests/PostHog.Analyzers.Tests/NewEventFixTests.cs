using PostHog.Analyzers.Tests.Support;

namespace PostHog.Analyzers.Tests;

[TestFixture]
internal sealed class NewEventFixTests
{
    [TestCase("Use(new PostHogEvent(\"a\", \"guest\"));", "Use(PostHogEvent.Anonymous(\"a\"));")]
    [TestCase(
        "PostHogEvent b = new(\"a\", \"guest\");",
        "PostHogEvent b = PostHogEvent.Anonymous(\"a\");"
    )]
    [TestCase(
        "Use(new PostHogEvent(distinctId: \"guest\", name: \"a\"));",
        "Use(PostHogEvent.Anonymous(name: \"a\"));"
    )]
    [TestCase(
        "Use(new PostHogEvent(\"a\", \"\") { [\"b\"] = 1 });",
        "Use(new PostHogEvent(\"a\") { [\"b\"] = 1 });"
    )]
    [TestCase("PostHogEvent b = new(\"a\", \" \");", "PostHogEvent b = new(\"a\");")]
    public Task Creates_the_event_without_the_id(string before, string after) =>
        Fixed.ExpectAsync(Sample.Method(before, "void Run()"), Sample.Method(after, "void Run()"));

    [TestCase("Use(new PostHogEvent(\"a\", \"guest\") { [\"b\"] = 1 });")]
    [TestCase("Use(new PostHogEvent(\"a\", e.Name ?? \"guest\"));")]
    [TestCase("e.DistinctId = \"guest\";")]
    [TestCase("posthog.IdentifyAsync(\"guest\").Wait();")]
    public async Task Offers_no_fix_where_only_the_author_knows_the_id(string statements)
    {
        var text = Sample.Method(statements, "void Run()");

        Assert.That(await Fixed.OfAsync(text), Is.EqualTo(text));
    }
}
