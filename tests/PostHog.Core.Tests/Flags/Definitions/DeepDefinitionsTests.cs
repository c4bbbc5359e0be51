namespace PostHog.Core.Tests.Flags.Definitions;

/// <summary>Definitions nested too deeply affect only the flags that use them.</summary>
public sealed class DeepDefinitionsTests
{
    private const string Leaf = "{key:'plan',type:'person',value:'pro'}";

    [TestCase(60, "true")]
    [TestCase(100, "?")]
    [TestCase(5_000, "?")]
    public void Deeply_nested_cohort_does_not_affect_other_flags(int levels, string answer)
    {
        var asked = new Question
        {
            Filters = "{groups:[{properties:[{key:'id',type:'cohort',value:1}]}]}",
            Others = "{key:'other',filters:{groups:[{}]}}",
            Cohorts = $"{{'1':{Nested(levels)}}}",
            Person = "{plan:'pro'}",
        };

        Assert.That(asked.Answer, Is.EqualTo(answer));
        Assert.That(asked.Compiled.Index.Find("other"), Is.Not.Negative);
    }

    private static string Nested(int levels)
    {
        var open = string.Concat(Enumerable.Repeat("{type:'OR',values:[", levels));
        var close = string.Concat(Enumerable.Repeat("]}", levels));
        return open + Leaf + close;
    }
}
