using PostHog.Mirror.Rules.Bodies;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Bodies;

[TestFixture]
internal sealed class FromExceptionRuleTests
{
    [TestCase("Task F() { return Task.FromException(e); }", "void F() { throw (e); }")]
    [TestCase("Task<int> F() => Task.FromException<int>(e);", "int F() => throw(e);")]
    [TestCase("async Task F() { await Task.FromException(e); }", "void F() { throw (e); }")]
    [TestCase(
        "Task<int> F() => a ? Task.FromResult(1) : Task.FromException<int>(e);",
        "int F() => a ? (1) : throw(e);"
    )]
    public void Replaces_a_faulted_task_with_a_throw(string before, string after) =>
        RuleTest.Member<FromExceptionRule>(before, after);
}
