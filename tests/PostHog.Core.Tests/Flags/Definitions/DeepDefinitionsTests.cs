namespace PostHog.Core.Tests.Flags.Definitions;

/// <summary>Definitions nested too deeply affect only the flags that use them.</summary>
public sealed class DeepDefinitionsTests
{
    private const string Leaf = "{key:'plan',type:'person',value:'pro'}";
    private const string Other = "{key:'plan',type:'person',value:'free'}";

    [TestCase(64, "true")]
    [TestCase(65, "true")]
    [TestCase(66, "?")]
    [TestCase(100, "?")]
    [TestCase(5_000, "?")]
    public void Deeply_nested_cohort_does_not_affect_other_flags(int levels, string answer)
    {
        AssertAnswer(Nested(levels), answer);
        AssertAnswer(Nested(levels, beside: "," + Other), answer);
    }

    [TestCase(60, "", "true")]
    [TestCase(70, "", "true")]
    [TestCase(5_000, "", "true")]
    [TestCase(60, "," + Other, "true")]
    [TestCase(70, "," + Other, "?")]
    [TestCase(5_000, "," + Other, "?")]
    public void Chain_of_cohorts_counts_only_what_is_evaluated(
        int cohorts,
        string beside,
        string answer
    )
    {
        var asked = Chain(cohorts, "in", beside);

        Assert.That(asked.Answer, Is.EqualTo(answer));
        Assert.That(asked.Compiled.Index.Find("other"), Is.Not.Negative);
    }

    [TestCase(60, "true")]
    [TestCase(70, "?")]
    [TestCase(5_000, "?")]
    public void Chain_of_exclusions_is_bounded(int cohorts, string answer) =>
        Assert.That(Chain(cohorts, "not_in").Answer, Is.EqualTo(answer));

    private static Question Chain(int cohorts, string how, string beside = "")
    {
        var links = Enumerable
            .Range(1, cohorts)
            .Select(id =>
                $"'{id}':{{type:'OR',values:[{{key:'id',type:'cohort',value:{id + 1},operator:'{how}'}}{beside}]}}"
            )
            .Append($"'{cohorts + 1}':{{type:'OR',values:[{Leaf}]}}");
        return new Question
        {
            Filters = "{groups:[{properties:[{key:'id',type:'cohort',value:1}]}]}",
            Others = "{key:'other',filters:{groups:[{}]}}",
            Cohorts = $"{{{string.Join(",", links)}}}",
            Person = "{plan:'pro'}",
        };
    }

    private static void AssertAnswer(string cohort, string answer)
    {
        var asked = new Question
        {
            Filters = "{groups:[{properties:[{key:'id',type:'cohort',value:1}]}]}",
            Others = "{key:'other',filters:{groups:[{}]}}",
            Cohorts = $"{{'1':{cohort}}}",
            Person = "{plan:'pro'}",
        };

        Assert.That(asked.Answer, Is.EqualTo(answer));
        Assert.That(asked.Compiled.Index.Find("other"), Is.Not.Negative);
    }

    private static string Nested(int levels, string beside = "")
    {
        var open = string.Concat(Enumerable.Repeat("{type:'OR',values:[", levels));
        var close = string.Concat(Enumerable.Repeat(beside + "]}", levels));
        return open + Leaf + close;
    }
}
