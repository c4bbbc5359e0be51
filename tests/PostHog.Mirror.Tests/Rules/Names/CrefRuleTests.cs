using PostHog.Mirror.Rules.Names;
using PostHog.Mirror.Tests.Support.Snippets;

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
    public void Removes_the_suffix_in_a_cref(string before, string after) =>
        RuleTest.Member<CrefRule>(before, after);
}
