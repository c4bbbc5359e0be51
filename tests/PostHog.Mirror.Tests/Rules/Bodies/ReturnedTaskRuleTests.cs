using PostHog.Mirror.Rules.Bodies;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Bodies;

[TestFixture]
internal sealed class ReturnedTaskRuleTests
{
    [TestCase("Task F() { return GAsync(); }", "void F() { G(); }")]
    [TestCase(
        "Task F() { if (a) return GAsync(); return GAsync(); }",
        "void F() { if (a) { G(); return; } G(); }"
    )]
    [TestCase("Task F() => (GAsync());", "void F() => G();")]
    public void Splits_a_returned_task_into_call_and_return(string before, string after) =>
        RuleTest.Member<ReturnedTaskRule>(before, after);
}
