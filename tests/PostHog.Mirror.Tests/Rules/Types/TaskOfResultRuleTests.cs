using PostHog.Mirror.Rules.Types;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Types;

[TestFixture]
internal sealed class TaskOfResultRuleTests
{
    [TestCase("Task<int> F(Task<string> x) => y;", "int F(string x) => y;")]
    [TestCase("System.Threading.Tasks.ValueTask<T[]> F<T>() => null;", "T[] F<T>() => null;")]
    [TestCase("Lazy<Task<int>> F;", "Lazy<int> F;")]
    [TestCase("Func<int, Task<(int a, string? b)>> F;", "Func<int, (int a, string? b)> F;")]
    public void Unwraps_the_result_type(string before, string after) =>
        RuleTest.Member<TaskOfResultRule>(before, after);
}
