using PostHog.Mirror.Rules.Bodies;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Bodies;

[TestFixture]
internal sealed class ValueTaskRuleTests
{
    [TestCase("ValueTask F() => new ValueTask(GAsync());", "void F() => G();")]
    [TestCase("ValueTask F() { return new ValueTask(GAsync()); }", "void F() { G(); }")]
    public void Keeps_only_the_wrapped_call(string before, string after) =>
        RuleTest.Member<ValueTaskRule>(before, after);
}
