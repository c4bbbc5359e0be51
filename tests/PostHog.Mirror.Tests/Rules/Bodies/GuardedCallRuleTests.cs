using PostHog.Mirror.Rules.Bodies;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Bodies;

[TestFixture]
internal sealed class GuardedCallRuleTests
{
    [TestCase("await (x?.FAsync() ?? Task.CompletedTask);", "x?.F();")]
    [TestCase("await (x?.FAsync(1) ?? ValueTask.CompletedTask).ConfigureAwait(false);", "x?.F(1);")]
    public void Keeps_only_the_guarded_call(string before, string after) =>
        RuleTest.Statement<GuardedCallRule>(before, after);
}
