using PostHog.Mirror.Refusals;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Refusals;

[TestFixture]
internal sealed class MissingTaskTests
{
    [TestCase("Task<string?> F() => x?.GAsync() ?? Task.FromResult<string?>(y);", true)]
    [TestCase("Task<string?> F() { return x ?? GAsync(); }", true)]
    [TestCase("Task<string?> F() => a ? x?.GAsync()! : y;", true)]
    [TestCase("async Task<string?> F() => await (a ? x?.GAsync() ?? y : y);", true)]
    [TestCase("Func<Task<string?>> F = async () => await (x?.GAsync() ?? y);", true)]
    [TestCase("Task<string?> F() => null!;", true)]
    [TestCase("Task F() { return default!; }", true)]
    [TestCase("Task<int> F() => a switch { 1 => default(Task<int>)!, _ => b };", true)]
    [TestCase("Task F() => x?.GAsync() ?? Task.CompletedTask;", false)]
    [TestCase("async Task<string?> F() => await x.GAsync() ?? null;", false)]
    [TestCase("ValueTask<int> F() => default;", false)]
    [TestCase("async Task<string?> F() { return null; }", false)]
    [TestCase("string? F() => null;", false)]
    public void Refuses_a_task_that_may_be_null(string text, bool refused) =>
        RefusalTest.Member<MissingTask>(text, refused);
}
