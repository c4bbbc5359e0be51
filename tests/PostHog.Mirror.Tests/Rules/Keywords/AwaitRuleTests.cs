using PostHog.Mirror.Rules.Keywords;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Keywords;

[TestFixture]
internal sealed class AwaitRuleTests
{
    [TestCase("await FAsync();", "F();")]
    [TestCase("var x = await FAsync();", "var x = F();")]
    [TestCase("await (FAsync());", "F();")]
    [TestCase("await FAsync()!;", "F();")]
    [TestCase("if (!await FAsync()) return;", "if (!F()) return;")]
    [TestCase("var x = await (a ? FAsync() : GAsync());", "var x = (a ? F() : G());")]
    public void Removes_await(string before, string after) =>
        RuleTest.Statement<AwaitRule>(before, after);
}
