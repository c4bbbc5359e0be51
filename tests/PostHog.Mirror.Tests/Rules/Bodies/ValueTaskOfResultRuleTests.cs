using PostHog.Mirror.Rules.Bodies;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Bodies;

[TestFixture]
internal sealed class ValueTaskOfResultRuleTests
{
    [TestCase("ValueTask<int> F() => new ValueTask<int>(1);", "int F() => (int)1;")]
    [TestCase("ValueTask<int> F() => new ValueTask<int>(task: GAsync());", "int F() => (int)G();")]
    [TestCase("ValueTask<int> F() => new ValueTask<int>();", "int F() => default (int);")]
    public void Unwraps_the_result(string before, string after) =>
        RuleTest.Member<ValueTaskOfResultRule>(before, after);
}
