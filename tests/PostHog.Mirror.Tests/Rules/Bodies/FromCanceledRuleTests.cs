using PostHog.Mirror.Rules.Bodies;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Bodies;

[TestFixture]
internal sealed class FromCanceledRuleTests
{
    [TestCase(
        "Task F() { return Task.FromCanceled(t); }",
        "void F() { throw new System.OperationCanceledException(t); }"
    )]
    [TestCase(
        "ValueTask<int> F() { return ValueTask.FromCanceled<int>(t); }",
        "int F() { throw new System.OperationCanceledException(t); }"
    )]
    public void Throws(string before, string after) =>
        RuleTest.Member<FromCanceledRule>(before, after);
}
