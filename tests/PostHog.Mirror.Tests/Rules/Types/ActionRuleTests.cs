using PostHog.Mirror.Rules.Types;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Types;

[TestFixture]
internal sealed class ActionRuleTests
{
    [TestCase("Func<Task> F;", "Action F;")]
    [TestCase("Func<int, string, ValueTask> F;", "Action<int, string> F;")]
    [TestCase("System.Func<Func<Task>, Task>? F;", "System.Action<Action>? F;")]
    public void Replaces_a_Func_of_Task_with_an_Action(string before, string after) =>
        RuleTest.Member<ActionRule>(before, after);
}
