using PostHog.Mirror.Rules;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Tests.Support;

/// <summary>What the test of one refusal checks: whether its id is among what is said.</summary>
internal static class RefusalTest
{
    public static void Statement<TRule>(string text, bool refused)
        where TRule : IRule
    {
        Snippet.Statement(text, out var translation);
        Check<TRule>(translation, refused);
    }

    public static void Member<TRule>(string text, bool refused)
        where TRule : IRule
    {
        Snippet.Member(text, out var translation);
        Check<TRule>(translation, refused);
    }

    public static void File<TRule>(string text, bool refused)
        where TRule : IRule
    {
        Snippet.File(text, out var translation);
        Check<TRule>(translation, refused);
    }

    private static void Check<TRule>(Translation translation, bool refused)
        where TRule : IRule
    {
        var id = RuleTable.All.OfType<TRule>().Single().Id;
        Assert.That(translation.Diagnostics.Any(found => found.Id == id), Is.EqualTo(refused));
    }
}
