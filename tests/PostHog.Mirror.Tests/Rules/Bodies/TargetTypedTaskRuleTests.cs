using PostHog.Mirror.Rules.Bodies;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Bodies;

[TestFixture]
internal sealed class TargetTypedTaskRuleTests
{
    [TestCase("ValueTask<int> F() => new(1);", "int F() => 1;")]
    [TestCase("ValueTask F() => new(GAsync());", "void F() => G();")]
    [TestCase("ValueTask<int> F() => new();", "int F() => default;")]
    [TestCase("ValueTask<int> F() => a ? new(b) : new();", "int F() => a ? b : default;")]
    public void Unwraps_the_argument(string before, string after) =>
        RuleTest.Member<TargetTypedTaskRule>(before, after);
}
