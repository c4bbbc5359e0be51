namespace PostHog.Docs.Tests.Programs;

public sealed class SnippetCompilerTests
{
    [TestCase("Console.WriteLine(1)", "CS1002", TestName = "Reports_a_syntax_error")]
    [TestCase("string text = null;", "CS8600", TestName = "Reports_a_warning")]
    [TestCase(
        "using System.Text;\nConsole.WriteLine();",
        "CS8019",
        TestName = "Reports_an_unnecessary_using"
    )]
    [TestCase(
        "new PostHog.Async.PostHogClient(\"\");",
        "CS0234",
        TestName = "References_only_the_named_packages"
    )]
    public void Reports_compiler_diagnostics(string code, string expected)
    {
        var (_, complaints) = SnippetCompiler.Compile(new Snippet("a test", code, null, []));

        Assert.That(complaints.Select(complaint => complaint.Id), Has.Member(expected));
    }

    [TestCase("using PostHog.Async;\nnew PostHogClient(\"a\").FlushAsync();", "PH0001")]
    [TestCase("using PostHog.Blocking;\nPostHog.PostHogEvent.Alias(\"a\", \"guest\");", "PH0003")]
    public async Task Reports_what_the_analyzers_find(string code, string expected)
    {
        var found = await SnippetCompiler.AnalyzeAsync(new Snippet("a test", code, null, []));

        Assert.That(found.Select(one => one.Id), Is.EqualTo([expected]));
    }
}
