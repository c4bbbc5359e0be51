using PostHog.Mirror.Rules;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Tests.Support;

/// <summary>What the test of one rule checks: the text before and after, and that it was this rule's doing.</summary>
internal static class RuleTest
{
    public static void Statement<TRule>(string before, string after)
        where TRule : IRule => Check<TRule>(Snippet.Statement(before, out var done), after, done);

    public static void Member<TRule>(string before, string after)
        where TRule : IRule => Check<TRule>(Snippet.Member(before, out var done), after, done);

    public static void File<TRule>(string before, string after)
        where TRule : IRule => Check<TRule>(Snippet.File(before, out var done), after, done);

    private static void Check<TRule>(string actual, string expected, Translation translation)
        where TRule : IRule
    {
        var id = RuleTable.All.OfType<TRule>().Single().Id;
        Assert.That(translation.Diagnostics, Is.Empty);
        Assert.That(actual, Is.EqualTo(expected));
        Assert.That(translation.Edits.Select(edit => edit.Rule), Has.Some.EqualTo(id));
    }
}
