using PostHog.Mirror.Refusals;
using PostHog.Mirror.Tests.Support.Snippets;

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
    [TestCase("void F() => GAsync();", true)]
    [TestCase("object F() => GAsync();", true)]
    [TestCase("object F() { return GAsync(); }", true)]
    [TestCase("async Task F() => GAsync();", true)]
    [TestCase("Func<Task> f = async () => FAsync();", true)]
    [TestCase("Task F() { using var x = y; return GAsync(); }", true)]
    [TestCase("Task F() { foreach (var x in y) { return GAsync(); } return z; }", true)]
    [TestCase("await FAsync();", false)]
    [TestCase("Task F() { { using var x = y; } return GAsync(); }", false)]
    [TestCase("await (a ? FAsync() : GAsync());", false)]
    [TestCase("await x!.FAsync()!;", false)]
    [TestCase("await foreach (var i in FAsync().WithCancellation(t)) { }", false)]
    [TestCase("Task F() => GAsync();", false)]
    [TestCase("Task F() { return GAsync(); }", false)]
    [TestCase("Func<Task> f = () => FAsync();", false)]
    [TestCase("void FAsync() { } FAsync();", false)]
    [TestCase("x.GetAsyncEnumerator();", false)]
    public void Refuses_a_call_that_is_not_awaited(string text, bool refused) =>
        RefusalTest.Statement<UnawaitedCall>(text, refused);
}
