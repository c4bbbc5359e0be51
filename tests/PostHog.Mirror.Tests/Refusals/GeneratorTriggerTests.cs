using PostHog.Mirror.Refusals;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Refusals;

[TestFixture]
internal sealed class GeneratorTriggerTests
{
    [TestCase("[LoggerMessage(1)] static partial void F();", true)]
    [TestCase("[GeneratedRegexAttribute(\"a\")] static partial int F();", true)]
    [TestCase(
        "[System.Runtime.InteropServices.LibraryImport(\"a\")] static partial int F();",
        true
    )]
    [TestCase("[Obsolete] void F() { }", false)]
    public void Refuses_members_completed_by_another_generator(string text, bool refused) =>
        RefusalTest.Member<GeneratorTrigger>(text, refused);
}
