using PostHog.Mirror.Rules.Keywords;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Keywords;

[TestFixture]
internal sealed class AwaitStatementRuleTests
{
    [TestCase("await foreach (var x in FAsync()) { }", "foreach (var x in F()) { }")]
    [TestCase("await foreach (var (a, b) in FAsync()) { }", "foreach (var (a, b) in F()) { }")]
    [TestCase("await using var x = f;", "using var x = f;")]
    [TestCase("await using (f) { }", "using (f) { }")]
    public void Removes_await_from_statements(string before, string after) =>
        RuleTest.Statement<AwaitStatementRule>(before, after);
}
