using PostHog.Mirror.Rules.Bodies;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Bodies;

[TestFixture]
internal sealed class CompletedTaskRuleTests
{
    [TestCase("Task F() => Task.CompletedTask;", "void F() { }")]
    [TestCase("Task F() { return Task.CompletedTask; }", "void F() { return; }")]
    [TestCase("async Task F() { await Task.CompletedTask; }", "void F() { { } }")]
    [TestCase("Func<Task> F = () => Task.CompletedTask;", "Action F = () => { };")]
    public void Removes_a_completed_task(string before, string after) =>
        RuleTest.Member<CompletedTaskRule>(before, after);
}
