using PostHog.Mirror.Rules.Bodies;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Bodies;

[TestFixture]
internal sealed class FromExceptionRuleTests
{
    [TestCase("Task F() { return Task.FromException(new X()); }", "void F() { throw new X(); }")]
    [TestCase("Task<int> F() => Task.FromException<int>(new X());", "int F() => throw new X();")]
    [TestCase(
        "async Task F() { await Task.FromException(new X()); }",
        "void F() { throw new X(); }"
    )]
    [TestCase(
        "Task<int> F() => a ? Task.FromResult(1) : Task.FromException<int>(new X());",
        "int F() => a ? 1 : throw new X();"
    )]
    public void Replaces_a_faulted_task_with_a_throw(string before, string after) =>
        RuleTest.Member<FromExceptionRule>(before, after);
}
