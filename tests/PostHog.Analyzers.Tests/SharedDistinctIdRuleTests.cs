using Microsoft.CodeAnalysis;
using PostHog.Analyzers.Tests.Support;
using PostHog.Capture;

namespace PostHog.Analyzers.Tests;

[TestFixture]
internal sealed class SharedDistinctIdRuleTests
{
    private const string Id = "PH0003";

    private static IEnumerable<string> Known => BadIdList.All;

    [TestCase("Use(new PostHogEvent(\"a\", «\"anonymous\"»));")]
    [TestCase(
        "PostHogEvent one = new(\"a\", distinctId: «\" Guest \"») { [\"b\"] = 1 }; Use(one);"
    )]
    [TestCase("Use(new PostHogEvent(\"a\", «0»));")]
    [TestCase("Use(new PostHogEvent(\"a\", «Guid.Empty»));")]
    [TestCase("Use(new PostHogEvent(\"a\", «default(Guid)»));")]
    [TestCase("Use(new PostHogEvent(\"a\", «new Guid()»));")]
    [TestCase("Use(new PostHogEvent(\"a\", «\"\"»));")]
    [TestCase("Use(new PostHogEvent(\"a\", «string.Empty»));")]
    [TestCase("const string Nobody = \"anonymous\"; Use(new PostHogEvent(\"a\", «Nobody»));")]
    [TestCase("Use(new PostHogEvent(\"a\", Environment.UserName ?? «\"anonymous\"»));")]
    [TestCase("Use(new PostHogEvent(\"a\", e.Name == \"\" ? e.DistinctId : «\"unknown\"»));")]
    [TestCase(
        "Use(new PostHogEvent(\"a\", e.Name switch { \"a\" => «\"none\"», var other => other }));"
    )]
    [TestCase("var id = \"anonymous\"; Use(new PostHogEvent(\"a\", «id»));")]
    [TestCase("var id = Guid.Empty; Use(new PostHogEvent(\"a\", «id»));")]
    [TestCase("Use(new PostHogEvent(\"a\", «Fallback»));")]
    [TestCase("Use(new PostHogEvent(\"a\", userId ?? «Fallback»));")]
    [TestCase("Use(new PostHogEvent(\"a\", «Guid.Empty.ToString()»));")]
    [TestCase("Use(new PostHogEvent(\"a\", «Guid.Empty.ToString(\"N\")»));")]
    [TestCase("e.DistinctId = «\"undefined\"»;")]
    [TestCase("Use(new PostHogContext { DistinctId = «\"null\"» });")]
    [TestCase("await posthog.IdentifyAsync(«\"anonymous\"»);")]
    [TestCase("await posthog.AliasAsync(userId, «\"anonymous\"»);")]
    [TestCase("Use(await posthog.IsFeatureEnabledAsync(\"new\", «\"anonymous\"»));")]
    [TestCase("Use(PostHogEvent.Alias(«\"guest\"», userId));")]
    public Task Reports_a_constant_that_names_no_person(string statements) =>
        Findings.ExpectAsync(Id, Sample.Method(statements));

    [TestCase("Use(new PostHogEvent(\"a\", \"user-42\"));")]
    [TestCase("Use(new PostHogEvent(\"a\", userId));")]
    [TestCase("Use(new PostHogEvent(\"a\", $\"guest-{userId}\"));")]
    [TestCase("Use(new PostHogEvent(\"a\", 42));")]
    [TestCase("Use(new PostHogEvent(\"a\", Guid.NewGuid()));")]
    [TestCase("Use(new PostHogEvent(\"anonymous\"));")]
    [TestCase("Use(new PostHogEvent(\"anonymous\", userId) { [\"anonymous\"] = \"anonymous\" });")]
    [TestCase("Use(PostHogEvent.Anonymous(\"anonymous\"));")]
    [TestCase("Use(new PostHogContext { DistinctId = \"\", SessionId = \"anonymous\" });")]
    [TestCase("await posthog.IdentifyAsync(null);")]
    [TestCase("var id = \"anonymous\"; id = userId; Use(new PostHogEvent(\"a\", id));")]
    [TestCase("var id = \"anonymous\"; (id, _) = (userId, 1); Use(new PostHogEvent(\"a\", id));")]
    [TestCase("string? id = null; id ??= userId; Use(new PostHogEvent(\"a\", id));")]
    [TestCase("var id = Guid.NewGuid(); Use(new PostHogEvent(\"a\", id.ToString()));")]
    [TestCase("Use(new PostHogEvent(\"a\", 42.ToString()));")]
    [TestCase("e.DistinctId = e.DistinctId == \"anonymous\" ? userId : e.DistinctId;")]
    [TestCase("void Take(string distinctId) { } Take(\"anonymous\");")]
    [TestCase("Use(new { DistinctId = \"anonymous\" });")]
    public Task Does_not_report_other_ids(string statements) =>
        Findings.ExpectAsync(Id, Sample.Method(statements));

    [TestCaseSource(nameof(Known))]
    public async Task Warns_about_what_the_client_warns_about(string id) =>
        Assert.That(await SeverityOfAsync(id), Is.EqualTo(DiagnosticSeverity.Warning));

    [TestCase("anon")]
    [TestCase("test")]
    [TestCase("User")]
    public async Task Suggests_something_else_where_a_constant_may_be_meant(string id) =>
        Assert.That(await SeverityOfAsync(id), Is.EqualTo(DiagnosticSeverity.Info));

    [Test]
    public Task Reports_in_the_blocking_package_and_in_top_level_statements() =>
        Findings.ExpectAsync(
            Id,
            """
            using PostHog.Blocking;
            using var posthog = new PostHogClient("phc_x");
            posthog.Capture(new("started", «"anonymous"»));
            posthog.Identify(«"guest"»);
            """
        );

    [Test]
    public Task Does_not_report_a_class_of_the_user() =>
        Findings.ExpectAsync(
            Id,
            """
            namespace Mine;
            class PostHogEvent(string name, string distinctId)
            {
                public string DistinctId { get; set; } = name + distinctId;
                static object Run() => new PostHogEvent("a", "anonymous") { DistinctId = "anonymous" };
            }
            """
        );

    private static async Task<DiagnosticSeverity> SeverityOfAsync(string id) =>
        (
            await Findings.InAsync(
                Sample.Compile(Sample.Method($"e.DistinctId = \"{id}\";", "void Run()"))
            )
        )
            .Single()
            .Severity;
}
