using PostHog.Mirror.Rules.Keywords;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests.Rules.Keywords;

[TestFixture]
internal sealed class ConfigurationRuleTests
{
    [TestCase("await FAsync().ConfigureAwait(false);", "F();")]
    [TestCase("await FAsync()\n    .ConfigureAwait(false);", "F();")]
    [TestCase("await FAsync().AsTask();", "F();")]
    [TestCase("var x = await FAsync().Preserve();", "var x = F();")]
    public void Drops_configuration(string before, string after) =>
        RuleTest.Statement<ConfigurationRule>(before, after);
}
