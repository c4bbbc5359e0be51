using PostHog.Mirror.Refusals;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Refusals;

[TestFixture]
internal sealed class ReflectedNameTests
{
    [TestCase(
        "Task GoAsync() => Task.CompletedTask; object F() => typeof(A).GetMethod(\"GoAsync\");",
        true
    )]
    [TestCase(
        "Task GoAsync() => Task.CompletedTask; object F() => typeof(A).GetMethod(nameof(GoAsync));",
        false
    )]
    [TestCase("Task GoAsync() => Task.CompletedTask; object F() => Say(\"GoAsync\");", false)]
    [TestCase("object F() => typeof(A).GetMethod(\"GoAsync\");", false)]
    public void Refuses_a_name_as_text(string text, bool refused) =>
        RefusalTest.Member<ReflectedName>(text, refused);
}
