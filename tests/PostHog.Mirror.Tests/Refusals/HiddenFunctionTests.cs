using PostHog.Mirror.Refusals;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Refusals;

[TestFixture]
internal sealed class HiddenFunctionTests
{
    [TestCase("Task<int> CountAsync() => Task.FromResult(Count() + 1);", true)]
    [TestCase("Count(); async Task CountAsync() { }", true)]
    [TestCase("x.Count(); async Task CountAsync() { await CountAsync(); }", false)]
    [TestCase("Count(); void Counted() { }", false)]
    public void Refuses_a_name_that_would_hide_a_called_method(string text, bool refused) =>
        RefusalTest.Statement<HiddenFunction>(text, refused);
}
