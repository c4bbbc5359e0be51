namespace PostHog.Docs.Tests.Programs;

public sealed class SnippetCompilerTests
{
    [TestCase("Console.WriteLine(1)", "CS1002", TestName = "Reports_what_is_no_program")]
    [TestCase("string text = null;", "CS8600", TestName = "Reports_a_warning")]
    [TestCase(
        "using System.Text;\nConsole.WriteLine();",
        "CS8019",
        TestName = "Reports_a_using_too_many"
    )]
    [TestCase(
        "new PostHog.Async.PostHogClient(\"\");",
        "CS0234",
        TestName = "Knows_only_packages_that_are_named"
    )]
    public void Reports(string code, string expected)
    {
        var (_, complaints) = SnippetCompiler.Compile(new Snippet("a test", code, null, []));

        Assert.That(complaints.Select(complaint => complaint.Id), Has.Member(expected));
    }
}
