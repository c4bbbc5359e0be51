using PostHog.Mirror.Refusals;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests.Refusals;

[TestFixture]
internal sealed class CreatedTaskTests
{
    [TestCase("var t = new Task(f);", true)]
    [TestCase("var t = new Task<int>(f);", true)]
    [TestCase("var t = new ValueTask<int>(s, 1);", true)]
    [TestCase("var t = new ValueTask(FAsync());", true)]
    [TestCase("int F() => 1;", false)]
    [TestCase("ValueTask F() { return new ValueTask(GAsync()); }", false)]
    public void Refuses_a_task_made_by_hand(string text, bool refused) =>
        RefusalTest.Statement<CreatedTask>(text, refused);
}
