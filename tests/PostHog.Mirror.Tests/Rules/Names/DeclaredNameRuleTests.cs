using PostHog.Mirror.Rules.Names;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Names;

[TestFixture]
internal sealed class DeclaredNameRuleTests
{
    [TestCase("void RunAsync() { }", "void Run() { }")]
    [TestCase("void IFoo.RunAsync<T>() { }", "void IFoo.Run<T>() { }")]
    [TestCase("void newAsync() { }", "void @new() { }")]
    [TestCase("void DisposeAsyncCore() { }", "void DisposeCore() { }")]
    [TestCase("void F() { void GAsync() { } }", "void F() { void G() { } }")]
    public void Removes_the_suffix_of_a_declared_name(string before, string after) =>
        RuleTest.Member<DeclaredNameRule>(before, after);
}
