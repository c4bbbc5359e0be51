using PostHog.Mirror.Rules.Names;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests.Rules.Names;

[TestFixture]
internal sealed class CrefRuleTests
{
    [TestCase(
        "/// <summary><see cref=\"FAsync\"/></summary>\nvoid FAsync() { }",
        "/// <summary><see cref=\"F\"/></summary>\nvoid F() { }"
    )]
    [TestCase(
        "/// <see cref=\"B.FAsync{T}(int)\"/>\nint f;",
        "/// <see cref=\"B.F{T}(int)\"/>\nint f;"
    )]
    public void Drops_the_suffix(string before, string after) =>
        RuleTest.Member<CrefRule>(before, after);
}
