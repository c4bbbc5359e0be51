using PostHog.Mirror.Refusals;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Refusals;

[TestFixture]
internal sealed class ConcurrencyTypeTests
{
    [TestCase("var s = new TaskCompletionSource<int>();", true)]
    [TestCase("Channel<int> c = null;", true)]
    [TestCase("using var t = new PeriodicTimer(a);", true)]
    [TestCase("Parallel.ForEachAsync(a, b);", true)]
    [TestCase("Parallel.For(1, 2, a);", false)]
    [TestCase("var c = x.Channel;", false)]
    [TestCase("int Channel = 1;", false)]
    public void Refuses_types_that_schedule_work(string text, bool refused) =>
        RefusalTest.Statement<ConcurrencyType>(text, refused);
}
