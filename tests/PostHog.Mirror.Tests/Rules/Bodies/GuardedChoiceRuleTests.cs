using PostHog.Mirror.Rules.Bodies;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Bodies;

[TestFixture]
internal sealed class GuardedChoiceRuleTests
{
    [TestCase("Task F() => b ? GAsync() : Task.CompletedTask;", "void F() { if (b) G(); }")]
    [TestCase("Task F() => b ? Task.CompletedTask : GAsync();", "void F() { if (!(b)) G(); }")]
    [TestCase(
        "Task F() { if (a) return b ? GAsync() : Task.CompletedTask; return GAsync(); }",
        "void F() { if (a) { if (b) G(); return; } G(); }"
    )]
    [TestCase(
        "async Task F() { await (b ? GAsync() : Task.CompletedTask).ConfigureAwait(false); }",
        "void F() { { if (b) G(); } }"
    )]
    [TestCase(
        "async Task F() => await (b ? GAsync() : Task.CompletedTask);",
        "void F() { if (b) G(); }"
    )]
    [TestCase(
        "Task F() => Map(b => b ? GAsync() : Task.CompletedTask, 1);",
        "void F() => Map(b => { if (b) G(); }, 1);"
    )]
    [TestCase(
        "Task F() => Map((a, b) => b ? Task.CompletedTask : GAsync());",
        "void F() => Map((a, b) => { if (!(b)) G(); });"
    )]
    [TestCase(
        "void F() { Func<bool, Task> f = async b => await (b ? GAsync() : Task.CompletedTask).ConfigureAwait(false); }",
        "void F() { Action<bool> f = b => { if (b) G(); }; }"
    )]
    public void Makes_a_call_under_a_condition(string before, string after) =>
        RuleTest.Member<GuardedChoiceRule>(before, after);
}
