using PostHog.Mirror.Refusals;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests.Refusals;

[TestFixture]
internal sealed class BuilderAttributeTests
{
    [TestCase("[AsyncMethodBuilder(typeof(B))] void F() { }", true)]
    [TestCase("[MethodImpl(MethodImplOptions.Async)] void F() { }", true)]
    [TestCase("[MethodImpl(MethodImplOptions.NoInlining)] void F() { }", false)]
    public void Refuses_attributes_about_async_code(string text, bool refused) =>
        RefusalTest.Member<BuilderAttribute>(text, refused);
}
