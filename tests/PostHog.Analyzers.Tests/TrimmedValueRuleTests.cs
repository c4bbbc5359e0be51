using PostHog.Analyzers.Tests.Support;

namespace PostHog.Analyzers.Tests;

[TestFixture]
internal sealed class TrimmedValueRuleTests
{
    private const string Id = "PH0004";
    private const string Aot = "PublishAot=true";

    private const string Types = """
        record Order(int Total);
        record struct Line(int Count);
        record Lines : IEnumerable<int>
        {
            public IEnumerator<int> GetEnumerator() => throw new NotSupportedException();
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
        }
        class Plain { public int A; }
        struct Point { public int X; }
        class Derived : Plain { }
        class Priced : IPriced { }
        interface IPriced { }
        class Lot : List<int> { }
        class Failed : Exception { }
        enum Size { Small }
        """;

    [TestCase("«e[\"a\"] = new { B = 1 }»;")]
    [TestCase("«e[\"a\"] = new Order(1)»;")]
    [TestCase("Line? line = default(Line); «e[\"a\"] = line.Value»;")]
    [TestCase("Line? line = default(Line); «e[\"a\"] = line»;")]
    [TestCase("«e[\"a\"] ??= new { B = 1 }»;")]
    [TestCase("PostHogEvent? one = e; one?«[\"a\"] = new { B = 1 }»;")]
    [TestCase("var value = new { B = 1 }; «e[e.Name] = value»;")]
    [TestCase("«e[\"a\"] = (object)new { B = 1 }»;")]
    [TestCase("«e.Properties[\"a\"] = new { B = 1 }»;")]
    [TestCase("«e.Add(\"a\", new { B = 1 })»;")]
    [TestCase("«e.Properties.Add(\"a\", new { B = 1 })»;")]
    [TestCase("Use(new PostHogEvent(\"a\", userId) { «[\"b\"] = new { C = 1 }», [\"d\"] = 1 });")]
    [TestCase("PostHogEvent one = new(\"a\", userId) { «[\"b\"] = new { C = 1 }» }; Use(one);")]
    [TestCase("Use(new PostHogEvent(\"a\", userId) { «{ \"b\", new { C = 1 } }» });")]
    [TestCase(
        "Use(new PostHogEvent(\"a\", userId) { Properties = { «[\"b\"] = new { C = 1 }» } });"
    )]
    [TestCase(
        "Use(new PostHogEvent(\"a\", userId) { Properties = new Dictionary<string, object?> { «[\"b\"] = new { C = 1 }» } });"
    )]
    [TestCase("e.Properties = new Dictionary<string, object?> { «{ \"b\", new Order(1) }» };")]
    [TestCase("«e[\"a\"] = new Plain()»;")]
    [TestCase("«e[\"a\"] = new Point()»;")]
    [TestCase("e[\"a\"] = «new Derived()»;")]
    [TestCase("e[\"a\"] = «new Priced()»;")]
    [TestCase("e[\"a\"] = (object?)e.Name ?? «new { B = 1 }»;")]
    [TestCase("e[\"a\"] = e.Name == \"\" ? «new Plain()» : 5;")]
    [TestCase("e[\"a\"] = new[] { «new Plain()» };")]
    [TestCase("e[\"a\"] = new List<object> { 1, «new Plain()» };")]
    [TestCase("e[\"a\"] = new Dictionary<string, object> { [\"b\"] = «new { C = 1 }» };")]
    [TestCase("List<object> all = [1, 2]; all = []; e[\"a\"] = (object[])[«new Plain()», 1];")]
    [TestCase("e[\"a\"] = (1, «new Plain()»);")]
    [TestCase("e.With(\"a\", new { B = «new Plain()», C = new[] { «new { D = 1 }» } });")]
    [TestCase("e.With(\"a\", (object)«new Plain()»);")]
    [TestCase("e.With<IPriced>(\"a\", «new Priced()»);")]
    [TestCase("e.With(\"a\", «new Priced()»); e.With(\"a\", «new Derived()»);")]
    [TestCase("var all = new List<Order>(); e[\"a\"] = «all»; e.With(\"a\", «all.ToArray()»);")]
    [TestCase("IReadOnlyList<Plain[]> all = []; e[\"a\"] = «all»;")]
    [TestCase("var all = new Dictionary<string, Plain>(); e[\"a\"] = «all»;")]
    [TestCase("e[\"a\"] = «new List<Plain>()»;")]
    [TestCase("Use(new PostHogOptions { SuperProperties = { [\"a\"] = «new { B = 1 }» } });")]
    [TestCase("Use(new PostHogContext { Properties = { [\"a\"] = «new Plain()» } });")]
    [TestCase("var one = new ExceptionDetails(); one[\"a\"] = «new { B = 1 }»; Use(one);")]
    [TestCase("Use(new ExceptionDetails { [\"a\"] = «new Plain()» });")]
    [TestCase(
        "posthog.IdentifyAsync(\"u\", new Dictionary<string, object?> { [\"a\"] = «new { B = 1 }» }).Wait();"
    )]
    [TestCase("posthog.EnqueueException(«new { type = \"a\", message = \"b\" }»);")]
    public Task Reports_a_value_whose_members_the_trimmer_does_not_see(string statements) =>
        Findings.ExpectAsync(Id, Text(statements), Aot);

    [TestCase("e[\"a\"] = 1;")]
    [TestCase("e[\"a\"] = \"b\";")]
    [TestCase("e[\"a\"] = null;")]
    [TestCase("e[\"a\"] = new[] { 1, 2 };")]
    [TestCase("e[\"a\"] = new Dictionary<string, object?> { [\"b\"] = 1 };")]
    [TestCase("e[\"a\"] = System.Text.Json.JsonDocument.Parse(\"1\");")]
    [TestCase("e[\"a\"] = (1, 2);")]
    [TestCase("e[\"a\"] = new Lines();")]
    [TestCase("e[\"a\"] = new Lot();")]
    [TestCase("e[\"a\"] = new Failed();")]
    [TestCase("e[\"a\"] = Size.Small;")]
    [TestCase("e[\"a\"] = new Uri(\"https://example.com\");")]
    [TestCase("e[\"a\"] = (IPriced?)null;")]
    [TestCase("e.With(\"a\", new Plain()); e.With(\"a\", new { B = 1, C = new[] { 1 } });")]
    [TestCase("var all = new List<int>(); e[\"a\"] = all; e.With(\"a\", all.ToArray());")]
    [TestCase("var all = new Dictionary<string, Uri>(); e[\"a\"] = all;")]
    [TestCase("Line? line = default(Line); e.With(\"a\", line); e.With(\"a\", line.Value);")]
    [TestCase("Use(new Plain()); Use(new PostHogOptions { SuperProperties = { [\"a\"] = 1 } });")]
    [TestCase("posthog.EnqueueException(new Failed()); posthog.EnqueueException(\"oops\");")]
    [TestCase("object other = new { B = 1 }; e[\"a\"] = other;")]
    [TestCase(
        "var others = new Dictionary<string, object> { [\"a\"] = new { B = 1 } }; Use(others);"
    )]
    [TestCase("Use(new { A = new { B = 1 } });")]
    public Task Does_not_report_other_values(string statements) =>
        Findings.ExpectAsync(Id, Text(statements), Aot);

    [TestCase("PublishAot=true")]
    [TestCase("PublishTrimmed=True")]
    [TestCase("IsAotCompatible=true")]
    [TestCase("IsTrimmable=true")]
    public Task Reports_in_a_project_that_is_trimmed(string property) =>
        Findings.ExpectAsync(Id, Text("«e[\"a\"] = new { B = 1 }»;"), property);

    [TestCase("PublishAot=false")]
    [TestCase("PublishTrimmed=")]
    [TestCase("PublishSingleFile=true")]
    public Task Reports_nothing_in_another_project(string property) =>
        Findings.ExpectAsync(Id, Text("e[\"a\"] = new { B = 1 };"), property);

    [Test]
    public async Task Message_says_what_to_write()
    {
        var found = await Findings.InAsync(
            Sample.Compile(Text("e[\"cart\"] = new Order(1);")),
            Aot
        );

        Assert.That(
            found.Single().GetMessage(),
            Is.EqualTo(
                "Publishing can remove the members of the record 'Order', which is then left out: "
                    + "set it with 'With(\"cart\", value)'"
            )
        );
    }

    [TestCase(
        "e[\"cart\"] = new Derived();",
        "the class 'Derived', which is then left out: set it with 'With(\"cart\", value, its JsonTypeInfo)'"
    )]
    [TestCase(
        "Use(new PostHogOptions { SuperProperties = { [\"cart\"] = new Point() } });",
        "the struct 'Point', which is then left out: use a dictionary, or 'JsonSerializer.SerializeToElement' with its JsonTypeInfo"
    )]
    public async Task Message_names_what_works_in_that_place(string statements, string end)
    {
        var found = await Findings.InAsync(Sample.Compile(Text(statements)), Aot);

        Assert.That(found.Single().GetMessage(), Does.EndWith(end));
    }

    private static string Text(string statements) =>
        Sample.Method(statements, "void Run()") + Types;
}
