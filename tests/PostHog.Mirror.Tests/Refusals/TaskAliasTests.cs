using PostHog.Mirror.Refusals;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Refusals;

[TestFixture]
internal sealed class TaskAliasTests
{
    [TestCase("using T = System.Threading.Tasks.Task;", true)]
    [TestCase("using static System.Threading.Tasks.Task;", true)]
    [TestCase("using S = System.Collections.Generic.IAsyncEnumerable<int>;", true)]
    [TestCase("using C = System.Threading.Channels.Channel;", true)]
    [TestCase("using System.Threading.Tasks;", false)]
    [TestCase("using T = System.String;", false)]
    [TestCase("using static System.Math;", false)]
    public void Refuses_aliases_of_task_types(string text, bool refused) =>
        RefusalTest.File<TaskAlias>(text, refused);
}
