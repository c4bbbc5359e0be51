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
        class Plain { }
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
    [TestCase("e[\"a\"] = new Plain();")]
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
                "Publishing can remove the members of the record 'Order', and the property would be lost: "
                    + "set it with 'With(\"cart\", value)'"
            )
        );
    }

    private static string Text(string statements) =>
        Sample.Method(statements, "void Run()") + Types;
}
