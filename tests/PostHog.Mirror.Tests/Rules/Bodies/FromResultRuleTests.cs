using PostHog.Mirror.Rules.Bodies;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Bodies;

[TestFixture]
internal sealed class FromResultRuleTests
{
    [TestCase("Task<int> F() => Task.FromResult(1);", "int F() => 1;")]
    [TestCase("Task<int?> F() => Task.FromResult<int?>(null);", "int? F() => (int?)null;")]
    [TestCase("ValueTask<int> F() => ValueTask.FromResult(result: 1);", "int F() => 1;")]
    public void Unwraps_the_result(string before, string after) =>
        RuleTest.Member<FromResultRule>(before, after);
}
