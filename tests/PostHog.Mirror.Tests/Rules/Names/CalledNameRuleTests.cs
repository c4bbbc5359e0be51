using PostHog.Mirror.Rules.Names;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests.Rules.Names;

[TestFixture]
internal sealed class CalledNameRuleTests
{
    [TestCase("await FAsync();", "F();")]
    [TestCase("await x.FAsync<int>(1);", "x.F<int>(1);")]
    [TestCase("x.GetAsyncEnumerator();", "x.GetEnumerator();")]
    [TestCase("await x.y!.FAsync();", "x.y!.F();")]
    public void Drops_the_suffix(string before, string after) =>
        RuleTest.Statement<CalledNameRule>(before, after);
}
