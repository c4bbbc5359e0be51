using PostHog.Mirror.Rules.Keywords;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Keywords;

[TestFixture]
internal sealed class AwaitParenthesesRuleTests
{
    [TestCase("async Task F() { G((await HAsync()).P); }", "void F() { G(H().P); }")]
    [TestCase("async Task F() { G((await x.Y)![0]); }", "void F() { G(x.Y![0]); }")]
    [TestCase("async Task F() { G((T)(await x.Y)!); }", "void F() { G((T)x.Y!); }")]
    [TestCase("async Task F() { G(await (HAsync())); }", "void F() { G(H()); }")]
    [TestCase("async Task F() { G((await x) & y); }", "void F() { G(x & y); }")]
    public void Removes_what_only_the_await_needed(string before, string after) =>
        RuleTest.Member<AwaitParenthesesRule>(before, after);

    [TestCase("async Task F() { G((await a) < b, c > (d)); }", "void F() { G((a) < b, c > (d)); }")]
    [TestCase("async Task F() { G(-(await (a ? b : c))); }", "void F() { G(-((a ? b : c))); }")]
    public void Leaves_what_would_be_read_in_another_way(string before, string after) =>
        Assert.That(Snippet.Member(before, out _), Is.EqualTo(after));
}
