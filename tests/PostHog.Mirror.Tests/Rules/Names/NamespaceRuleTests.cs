using PostHog.Mirror.Rules.Names;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests.Rules.Names;

[TestFixture]
internal sealed class NamespaceRuleTests
{
    [TestCase("namespace PostHog.Async;", "namespace PostHog.Blocking;")]
    [TestCase("namespace PostHog.Async.Deep { }", "namespace PostHog.Blocking.Deep { }")]
    [TestCase("using PostHog.Async.Deep;", "using PostHog.Blocking.Deep;")]
    [TestCase("using static global::PostHog.Async.A;", "using static global::PostHog.Blocking.A;")]
    [TestCase(
        "namespace PostHog { namespace Async { } }",
        "namespace PostHog { namespace Blocking { } }"
    )]
    [TestCase(
        "class A { int x = PostHog.Async.B.C + PostHog.Core.Async; }",
        "class A { int x = PostHog.Blocking.B.C + PostHog.Core.Async; }"
    )]
    public void Renames_the_prefix(string before, string after) =>
        RuleTest.File<NamespaceRule>(before, after);
}
