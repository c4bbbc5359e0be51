using PostHog.Mirror.Rules.Names;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Names;

[TestFixture]
internal sealed class CalledNameRuleTests
{
    [TestCase("await FAsync();", "F();")]
    [TestCase("await x.FAsync<int>(1);", "x.F<int>(1);")]
    [TestCase("x.GetAsyncEnumerator();", "x.GetEnumerator();")]
    [TestCase("await x.y!.FAsync();", "x.y!.F();")]
    public void Removes_the_suffix_of_a_called_name(string before, string after) =>
        RuleTest.Statement<CalledNameRule>(before, after);
}
