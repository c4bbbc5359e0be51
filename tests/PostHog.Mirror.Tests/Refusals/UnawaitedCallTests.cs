using PostHog.Mirror.Refusals;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests.Refusals;

[TestFixture]
internal sealed class UnawaitedCallTests
{
    [TestCase("FAsync();", true)]
    [TestCase("_ = FAsync();", true)]
    [TestCase("var t = FAsync();", true)]
    [TestCase("Use(FAsync());", true)]
    [TestCase("t = x?.FAsync();", true)]
    [TestCase("FAsync().Wait();", true)]
    [TestCase("int F() { try { return GAsync(); } finally { } }", true)]
    [TestCase("await FAsync();", false)]
    [TestCase("await (a ? FAsync() : GAsync());", false)]
    [TestCase("await x!.FAsync()!;", false)]
    [TestCase("await foreach (var i in FAsync().WithCancellation(t)) { }", false)]
    [TestCase("Task F() => GAsync();", false)]
    [TestCase("Task F() { return GAsync(); }", false)]
    [TestCase("Func<Task> f = () => FAsync();", false)]
    [TestCase("void FAsync() { } FAsync();", false)]
    [TestCase("x.GetAsyncEnumerator();", false)]
    public void Refuses_a_call_left_running(string text, bool refused) =>
        RefusalTest.Statement<UnawaitedCall>(text, refused);
}
