using PostHog.Mirror.Rules.Types;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Types;

[TestFixture]
internal sealed class AsyncInterfaceRuleTests
{
    [TestCase("class A : IAsyncDisposable;", "class A : IDisposable;")]
    [TestCase("interface A : IDisposable, IAsyncDisposable;", "interface A : IDisposable;")]
    [TestCase(
        "interface A : System.IAsyncDisposable, B, IDisposable;",
        "interface A : B, IDisposable;"
    )]
    [TestCase(
        "class A { IAsyncEnumerable<int>? F; IAsyncEnumerator<int>? G; }",
        "class A { IEnumerable<int>? F; IEnumerator<int>? G; }"
    )]
    [TestCase(
        "class A<T> where T : IAsyncDisposable, IDisposable;",
        "class A<T> where T : IDisposable;"
    )]
    public void Replaces_an_async_interface_with_its_synchronous_counterpart(
        string before,
        string after
    ) => RuleTest.File<AsyncInterfaceRule>(before, after);
}
