using PostHog.Mirror.Rules.Types;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Types;

[TestFixture]
internal sealed class VoidResultRuleTests
{
    [TestCase("Task F() { }", "void F() { }")]
    [TestCase("abstract ValueTask F();", "abstract void F();")]
    [TestCase("delegate global::System.Threading.Tasks.Task F();", "delegate void F();")]
    [TestCase("delegate*<int, Task> F;", "delegate*<int, void> F;")]
    public void Replaces_Task_with_void(string before, string after) =>
        RuleTest.Member<VoidResultRule>(before, after);
}
