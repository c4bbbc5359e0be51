using PostHog.Mirror.Rules.Bodies;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Bodies;

[TestFixture]
internal sealed class DefaultTaskRuleTests
{
    [TestCase("ValueTask F() => default;", "void F() { }")]
    [TestCase("ValueTask F() { return default(ValueTask); }", "void F() { return; }")]
    [TestCase("ValueTask F() { return new(); }", "void F() { return; }")]
    [TestCase("ValueTask F() { return new ValueTask(); }", "void F() { return; }")]
    public void Removes_a_default_task(string before, string after) =>
        RuleTest.Member<DefaultTaskRule>(before, after);
}
