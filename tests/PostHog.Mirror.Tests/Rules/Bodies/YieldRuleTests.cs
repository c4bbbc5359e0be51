using PostHog.Mirror.Rules.Bodies;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Bodies;

[TestFixture]
internal sealed class YieldRuleTests
{
    [TestCase("await Task.Yield();", "{ }")]
    [TestCase("if (a) await Task.Yield(); else b();", "if (a) { } else b();")]
    public void Removes_a_yield(string before, string after) =>
        RuleTest.Statement<YieldRule>(before, after);
}
