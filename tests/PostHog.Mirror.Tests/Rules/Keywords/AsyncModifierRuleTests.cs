using PostHog.Mirror.Rules.Keywords;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Keywords;

[TestFixture]
internal sealed class AsyncModifierRuleTests
{
    [TestCase("public async Task RunAsync() { }", "public void Run() { }")]
    [TestCase("Func<Task<int>> F = async () => 1;", "Func<int> F = () => 1;")]
    [TestCase("Func<int, Task<int>> F = static async x => x;", "Func<int, int> F = static x => x;")]
    [TestCase(
        "Func<Task<int>> F = async delegate { return 1; };",
        "Func<int> F = delegate { return 1; };"
    )]
    public void Removes_async(string before, string after) =>
        RuleTest.Member<AsyncModifierRule>(before, after);
}
