using PostHog.Mirror.Rules.Names;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Names;

[TestFixture]
internal sealed class MethodGroupRuleTests
{
    [TestCase("void FAsync() { Map(FAsync); }", "void F() { Map(F); }")]
    [TestCase("void FAsync() { x += this.FAsync; }", "void F() { x += this.F; }")]
    [TestCase("string FAsync() => nameof(A.FAsync);", "string F() => nameof(A.F);")]
    [TestCase(
        "int FAsync(int GAsync) { Map(FAsync); return GAsync; } void GAsync() { }",
        "int F(int GAsync) { Map(F); return GAsync; } void G() { }"
    )]
    public void Removes_the_suffix_of_a_method_group(string before, string after) =>
        RuleTest.Member<MethodGroupRule>(before, after);
}
