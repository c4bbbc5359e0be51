namespace PostHog.Core.Tests.Flags.Matching;

/// <summary>When a result is definite although a part is inconclusive, and when it is not.</summary>
public sealed class MatchLogicTests
{
    private const string Yes = "{key:'plan',type:'person',value:'pro'}";
    private const string No = "{key:'plan',type:'person',value:'free'}";
    private const string Open = "{key:'unknown',type:'person',value:'x'}";
    private const string Variants =
        "multivariate:{variants:[{key:'a',rollout_percentage:100},{key:'b',rollout_percentage:0}]}";

    [TestCase(
        "{groups:[{properties:[" + Open + "]}]}",
        "?",
        TestName = "Inconclusive_filter_alone_is_inconclusive"
    )]
    [TestCase(
        "{groups:[{properties:[" + Open + "," + No + "]}]}",
        "false",
        TestName = "Inconclusive_filter_with_a_failing_filter_does_not_match"
    )]
    [TestCase(
        "{groups:[{properties:[" + Open + "," + Yes + "]}]}",
        "?",
        TestName = "Inconclusive_filter_with_a_matching_filter_is_inconclusive"
    )]
    [TestCase(
        "{groups:[{properties:[" + Open + "]},{}]}",
        "true",
        TestName = "Matching_condition_after_an_inconclusive_one_decides"
    )]
    [TestCase(
        "{groups:[{},{properties:[" + Open + "]}]}",
        "true",
        TestName = "Matching_condition_before_an_inconclusive_one_decides"
    )]
    [TestCase(
        "{groups:[{properties:[" + Open + "]},{properties:[" + No + "]}]}",
        "?",
        TestName = "Failing_condition_after_an_inconclusive_one_is_inconclusive"
    )]
    [TestCase(
        "{groups:[{properties:[" + Open + "],rollout_percentage:0}]}",
        "false",
        TestName = "Inconclusive_condition_outside_the_rollout_does_not_match"
    )]
    [TestCase(
        "{early_exit:true,groups:[{properties:[" + Open + "],rollout_percentage:0},{}]}",
        "?",
        TestName = "Inconclusive_condition_that_may_exit_early_is_inconclusive"
    )]
    [TestCase(
        "{early_exit:true,groups:[{properties:["
            + Open
            + "],rollout_percentage:0},{properties:["
            + No
            + "]}]}",
        "false",
        TestName = "Inconclusive_early_exit_with_the_same_result_decides"
    )]
    [TestCase(
        "{early_exit:true,groups:[{properties:[" + Open + "]},{rollout_percentage:0}]}",
        "?",
        TestName = "Inconclusive_condition_before_an_early_exit_is_inconclusive"
    )]
    [TestCase(
        "{groups:[{properties:[" + Open + "],variant:'b'},{}]," + Variants + "}",
        "?",
        TestName = "Inconclusive_condition_with_another_variant_is_inconclusive"
    )]
    [TestCase(
        "{groups:[{properties:[" + Open + "],variant:'a'},{}]," + Variants + "}",
        "a",
        TestName = "Inconclusive_condition_with_the_same_variant_decides"
    )]
    [TestCase(
        "{groups:[{properties:[" + Open + "]},{}]," + Variants + "}",
        "a",
        TestName = "Inconclusive_condition_with_the_same_hashed_variant_decides"
    )]
    [TestCase(
        "{groups:[{properties:[{key:'id',type:'cohort',value:4}]},{}]}",
        "?",
        TestName = "Matching_condition_after_a_static_cohort_decides"
    )]
    [TestCase(
        "{groups:[{properties:[{key:'id',type:'cohort',value:4}],variant:'b'},{}],"
            + Variants
            + "}",
        "?",
        TestName = "Static_cohort_with_another_variant_is_inconclusive"
    )]
    [TestCase(
        "{groups:[{properties:[{key:'plan',type:'person',operator:'is_new',value:'x'}]},{}]}",
        "true",
        TestName = "Matching_condition_after_an_unknown_operator_decides"
    )]
    [TestCase(
        "{groups:[{properties:[{key:'plan',type:'person',operator:'is_new',value:'x'}]}]}",
        "?",
        TestName = "Unknown_operator_is_inconclusive"
    )]
    public void Combines_conditions(string filters, string answer)
    {
        var question = new Question { Filters = filters, Person = "{plan:'pro'}" };

        Assert.That(question.Answer, Is.EqualTo(answer));
    }

    [Test]
    public void Unknown_flag_has_no_value()
    {
        var flags = new Question().Flags;

        var value = flags.Evaluate(new("u"), "other", out var gap);

        Assert.That(value, Is.Null);
        Assert.That(gap, Is.EqualTo(PostHog.Flags.Model.LocalGap.UnknownKey));
    }

    [Test]
    public void Reports_flags_left_to_the_server_with_the_reason()
    {
        var question = new Question
        {
            Filters =
                "{groups:[{properties:[{key:'plan',type:'person',operator:'is_new',value:'x'}]},{}]}",
            Others =
                "{key:'rules',filters:{version:2}},{key:'twice',filters:{}},{key:'twice',filters:{}},{key:'fine',filters:{}}",
        };

        Assert.That(
            question.Compiled.Unusable.Select(limit =>
                $"{limit.Key}: {limit.Reason}{(limit.IsForEverybody ? "" : " (partly)")}"
            ),
            Is.EquivalentTo([
                "flag: the operator is_new with its value is not understood (partly)",
                "rules: its filters.version is not 1",
                "twice: its key occurs twice in the definitions",
            ])
        );
    }

    [TestCase("{groups:[{}],payloads:{'true':'{\"a\": 1}'}}", "{\"a\": 1}")]
    [TestCase("{groups:[{}],payloads:{'true':'\"text\"'}}", "\"text\"")]
    [TestCase("{groups:[{}],payloads:{'true':'0'}}", "0")]
    [TestCase("{groups:[{}],payloads:{'true':''}}", null)]
    [TestCase("{groups:[{}],payloads:{'true':' '}}", null)]
    [TestCase("{groups:[{}],payloads:{'true':'{a'}}", null)]
    [TestCase("{groups:[{}],payloads:{'true':'1 2'}}", null)]
    [TestCase("{groups:[{}],payloads:{'true':null}}", null)]
    [TestCase("{groups:[{}],payloads:null}", null)]
    [TestCase("{groups:[{}],payloads:[]}", null)]
    [TestCase("{groups:[{rollout_percentage:0}],payloads:{'true':'1','false':'2'}}", null)]
    [TestCase("{groups:[{variant:'b'}]," + Variants + ",payloads:{'true':'1',b:'2'}}", "2")]
    [TestCase(
        "{groups:[],holdout:{id:4,exclusion_percentage:100},payloads:{'holdout-4':'3'}}",
        "3"
    )]
    public void Returns_the_payload_of_the_value(string filters, string? payload) =>
        Assert.That(
            new Question { Filters = filters }
                .Value(out _)!
                .PayloadJson,
            Is.EqualTo(payload)
        );

    [Test]
    public void Value_contains_key_id_version_and_source_of_its_flag()
    {
        var value = new Question { Row = "id:12,version:3,has_experiment:true" }.Value(out _)!;

        Assert.That(
            (value.Key, value.Id, value.Version, value.HasExperiment, value.Source),
            Is.EqualTo(("flag", 12L, 3, true, FeatureFlagSource.Local))
        );
    }
}
