using PostHog.Mirror.Rules.Types;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Rules.Types;

[TestFixture]
internal sealed class EnumeratorCancellationRuleTests
{
    [TestCase(
        "void F([EnumeratorCancellation] CancellationToken t) { }",
        "void F(CancellationToken t) { }"
    )]
    [TestCase(
        "void F([A, EnumeratorCancellation] CancellationToken t) { }",
        "void F([A] CancellationToken t) { }"
    )]
    [TestCase(
        "void F([EnumeratorCancellation, A] CancellationToken t) { }",
        "void F([A] CancellationToken t) { }"
    )]
    public void Removes_the_attribute(string before, string after) =>
        RuleTest.Member<EnumeratorCancellationRule>(before, after);
}
