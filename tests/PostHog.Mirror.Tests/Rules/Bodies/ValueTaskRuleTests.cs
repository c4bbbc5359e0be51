using PostHog.Mirror.Rules.Bodies;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests.Rules.Bodies;

[TestFixture]
internal sealed class ValueTaskRuleTests
{
    [TestCase("ValueTask F() => new ValueTask(GAsync());", "void F() => G();")]
    [TestCase("ValueTask F() { return new ValueTask(GAsync()); }", "void F() { G(); }")]
    public void Leaves_the_call(string before, string after) =>
        RuleTest.Member<ValueTaskRule>(before, after);
}
