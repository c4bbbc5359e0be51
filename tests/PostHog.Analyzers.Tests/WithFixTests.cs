using PostHog.Analyzers.Tests.Support;

namespace PostHog.Analyzers.Tests;

[TestFixture]
internal sealed class WithFixTests
{
    private const string Aot = "PublishAot=true";

    [TestCase("e[\"a\"] = new { B = 1 };", "e.With(\"a\", new { B = 1 });")]
    [TestCase("e.Properties[\"a\"] = new { D = 2 };", "e.With(\"a\", new { D = 2 });")]
    [TestCase("e.Add(\"a\", new { B = 1 });", "e.With(\"a\", new { B = 1 });")]
    [TestCase("e.Properties.Add(\"a\", new { B = 1 });", "e.With(\"a\", new { B = 1 });")]
    [TestCase(
        "Use(new PostHogEvent(\"a\", userId) { [\"b\"] = new { C = 1 } });",
        "Use(new PostHogEvent(\"a\", userId).With(\"b\", new { C = 1 }));"
    )]
    [TestCase(
        "Use(new PostHogEvent(\"a\", userId) { [\"b\"] = new { C = 1 }, [\"d\"] = 1 });",
        "Use(new PostHogEvent(\"a\", userId) { [\"d\"] = 1 }.With(\"b\", new { C = 1 }));"
    )]
    [TestCase(
        "Use(new PostHogEvent(\"a\", userId) { [\"d\"] = 1, [\"b\"] = new { C = 1 } });",
        "Use(new PostHogEvent(\"a\", userId) { [\"d\"] = 1 }.With(\"b\", new { C = 1 }));"
    )]
    [TestCase(
        "PostHogEvent one = new(\"a\", userId) { [\"b\"] = new { C = 1 } };",
        "PostHogEvent one = new PostHogEvent(\"a\", userId).With(\"b\", new { C = 1 });"
    )]
    [TestCase(
        "Use(new PostHogEvent(\"a\", userId) { { \"b\", new { C = 1 } } });",
        "Use(new PostHogEvent(\"a\", userId).With(\"b\", new { C = 1 }));"
    )]
    [TestCase(
        "Use(new PostHogEvent(\"a\", userId) { Properties = { [\"b\"] = new { C = 1 } } });",
        "Use(new PostHogEvent(\"a\", userId).With(\"b\", new { C = 1 }));"
    )]
    [TestCase(
        "Use(new PostHogEvent(\"a\", userId) { Properties = { [\"b\"] = new { C = 1 }, [\"d\"] = 1 } });",
        "Use(new PostHogEvent(\"a\", userId) { Properties = { [\"d\"] = 1 } }.With(\"b\", new { C = 1 }));"
    )]
    public Task Sets_the_property_with_a_call(string before, string after) =>
        Fixed.ExpectAsync(Text(before), Text(after), Aot);

    [TestCase("Use(e[\"a\"] = new { B = 1 });")]
    [TestCase("e[\"a\"] ??= new { B = 1 };")]
    [TestCase("PostHogEvent? one = e; one?[\"a\"] = new { B = 1 };")]
    [TestCase("PostHogEvent? one = e; one?.Properties.Add(\"a\", new { B = 1 });")]
    [TestCase("Use(new PostHogEvent(\"a\", userId) { /* why */ [\"b\"] = new { C = 1 } });")]
    [TestCase("e.Properties = new Dictionary<string, object?> { [\"b\"] = new { C = 1 } };")]
    public async Task Offers_no_fix_where_more_would_have_to_change(string statements)
    {
        var text = Text(statements);

        Assert.That(await Fixed.OfAsync(text, Aot), Is.EqualTo(text));
    }

    private static string Text(string statements) => Sample.Method(statements, "void Run()");
}
