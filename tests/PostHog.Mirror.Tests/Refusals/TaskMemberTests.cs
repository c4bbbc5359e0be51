using PostHog.Mirror.Refusals;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests.Refusals;

[TestFixture]
internal sealed class TaskMemberTests
{
    [TestCase("await Task.Delay(1);", true)]
    [TestCase("await Task.WhenAll(a);", true)]
    [TestCase("Task.Run(f);", true)]
    [TestCase("var f = Task.Factory;", true)]
    [TestCase("await ValueTask.FromCanceled(t);", true)]
    [TestCase("await Task.Yield();", false)]
    [TestCase("await Task.CompletedTask;", false)]
    [TestCase("x.Task.Use();", false)]
    [TestCase("Delay.Run();", false)]
    public void Refuses_members_of_task_types(string text, bool refused) =>
        RefusalTest.Statement<TaskMember>(text, refused);
}
