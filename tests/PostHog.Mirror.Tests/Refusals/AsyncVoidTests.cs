using PostHog.Mirror.Refusals;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests.Refusals;

[TestFixture]
internal sealed class AsyncVoidTests
{
    [TestCase("async void F() { }", true)]
    [TestCase("void G() { async void F() { } }", true)]
    [TestCase("Action a = async void () => { };", true)]
    [TestCase("async Task F() { }", false)]
    [TestCase("void F() { }", false)]
    public void Refuses_async_void(string text, bool refused) =>
        RefusalTest.Member<AsyncVoid>(text, refused);
}
