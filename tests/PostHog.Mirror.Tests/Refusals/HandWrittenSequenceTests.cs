using PostHog.Mirror.Refusals;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests.Refusals;

[TestFixture]
internal sealed class HandWrittenSequenceTests
{
    [TestCase("class A : IAsyncEnumerable<int>;", true)]
    [TestCase("struct A : B, System.Collections.Generic.IAsyncEnumerator<int>;", true)]
    [TestCase("interface A : IAsyncEnumerable<int>;", false)]
    [TestCase("class A : IEnumerable<int>;", false)]
    public void Refuses_a_sequence_class(string text, bool refused) =>
        RefusalTest.File<HandWrittenSequence>(text, refused);
}
