using PostHog.Mirror.Rules.Keywords;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Keywords;

[TestFixture]
internal sealed class ConfigurationRuleTests
{
    [TestCase("await FAsync().ConfigureAwait(false);", "F();")]
    [TestCase("await FAsync()\n    .ConfigureAwait(false);", "F();")]
    [TestCase("await FAsync().AsTask();", "F();")]
    [TestCase("var x = await FAsync().Preserve();", "var x = F();")]
    [TestCase(
        "var x = await (t.AsTask()).ConfigureAwait(false); await jam.AsTask().FAsync();",
        "var x = (t); jam.AsTask().F();"
    )]
    public void Removes_ConfigureAwait(string before, string after) =>
        RuleTest.Statement<ConfigurationRule>(before, after);
}
