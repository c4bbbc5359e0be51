using PostHog.Flags.Inputs;
using PostHog.TestKit;

namespace PostHog.Core.Tests.Flags.Evaluation;

/// <summary>The two distributions over 1 000 users that every PostHog library has to reproduce.</summary>
public sealed class DistributionTests
{
    [Test]
    public void Simple_flag_at_45_percent_is_on_for_446_of_1000()
    {
        var flag = new Question
        {
            Key = "simple-flag",
            Filters = "{groups:[{properties:[],rollout_percentage:45}]}",
        };

        Assert.That(Counts(flag), Is.EqualTo(new Counted { ["true"] = 446, ["false"] = 554 }));
    }

    [Test]
    public void Multivariate_flag_at_55_percent_has_the_known_distribution()
    {
        var flag = new Question
        {
            Key = "multivariate-flag",
            Filters = """
                {groups:[{rollout_percentage:55}], multivariate:{variants:[
                {key:'first',rollout_percentage:50},{key:'second',rollout_percentage:20},
                {key:'third',rollout_percentage:20},{key:'fourth',rollout_percentage:5},
                {key:'fifth',rollout_percentage:5}]}}
                """,
        };

        var expected = new Counted
        {
            ["false"] = 444,
            ["first"] = 290,
            ["second"] = 110,
            ["third"] = 111,
            ["fourth"] = 24,
            ["fifth"] = 21,
        };
        Assert.That(Counts(flag), Is.EqualTo(expected));
    }

    private static Counted Counts(Question question)
    {
        var flags = question.Flags;
        var clock = new FakeTime(A.Moment);
        var counts = new Counted();
        for (var user = 0; user < 1000; user++)
        {
            var subject = new FlagSubject($"distinct_id_{user}");
            var value = Question.Word(flags.Evaluate(subject, question.Key, out _));
            counts[value] = counts.GetValueOrDefault(value) + 1;
        }
        return counts;
    }

    private sealed class Counted : Dictionary<string, int>;
}
