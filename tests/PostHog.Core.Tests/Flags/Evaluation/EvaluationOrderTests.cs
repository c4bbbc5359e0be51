namespace PostHog.Core.Tests.Flags.Evaluation;

/// <summary>The order of decisions, the reason and the condition index.</summary>
public sealed class EvaluationOrderTests
{
    private const string No = "{key:'plan',type:'person',value:'free'}";
    private const string Yes = "{key:'plan',type:'person',value:'pro'}";

    [TestCase("{groups:[{}]}", "true condition_match 0")]
    [TestCase("{groups:[]}", "false no_condition_match")]
    [TestCase("{groups:[{properties:[" + Yes + "]}]}", "true condition_match 0")]
    [TestCase("{groups:[{properties:[" + No + "]}]}", "false no_condition_match 0")]
    [TestCase("{groups:[{properties:[" + Yes + "," + No + "]}]}", "false no_condition_match 0")]
    [TestCase("{groups:[{rollout_percentage:0}]}", "false out_of_rollout_bound 0")]
    [TestCase("{groups:[{properties:[" + No + "]},{}]}", "true condition_match 1")]
    [TestCase(
        "{groups:[{rollout_percentage:0},{properties:[" + No + "]}]}",
        "false out_of_rollout_bound 0"
    )]
    [TestCase(
        "{groups:[{rollout_percentage:0},{rollout_percentage:0}]}",
        "false out_of_rollout_bound 1"
    )]
    [TestCase(
        "{groups:[{properties:[" + No + "]},{properties:[" + No + "]}]}",
        "false no_condition_match 1"
    )]
    [TestCase(
        "{groups:[{properties:[" + No + "]},{aggregation_group_type_index:0}]}",
        "false no_condition_match 0"
    )]
    [TestCase(
        "{groups:[{aggregation_group_type_index:0},{properties:[" + No + "]}]}",
        "false no_condition_match 1"
    )]
    [TestCase(
        "{early_exit:true,groups:[{rollout_percentage:0},{}]}",
        "false out_of_rollout_bound 0"
    )]
    [TestCase("{early_exit:false,groups:[{rollout_percentage:0},{}]}", "true condition_match 1")]
    [TestCase("{early_exit:null,groups:[{rollout_percentage:0},{}]}", "true condition_match 1")]
    [TestCase(
        "{early_exit:true,groups:[{properties:[" + No + "],rollout_percentage:0},{}]}",
        "true condition_match 1"
    )]
    [TestCase(
        "{early_exit:true,groups:[{aggregation_group_type_index:0,rollout_percentage:0},{}]}",
        "true condition_match 1"
    )]
    public void Conditions_are_evaluated_in_stored_order(string filters, string explained)
    {
        var question = new Question { Filters = filters, Person = "{plan:'pro'}" };

        Assert.That(question.Explained, Is.EqualTo(explained));
    }

    [TestCase("active:false", "false disabled")]
    [TestCase("deleted:true", "false disabled")]
    [TestCase("active:true,deleted:false", "true condition_match 0")]
    [TestCase("active:null", "true condition_match 0")]
    [TestCase("active:false,ensure_experience_continuity:true", "false disabled")]
    public void Inactive_flags_are_off(string row, string explained) =>
        Assert.That(new Question { Row = row }.Explained, Is.EqualTo(explained));

    [TestCase("'true'", "true super_condition_value 0")]
    [TestCase("true", "true super_condition_value 0")]
    [TestCase("'TRUE'", "false super_condition_value 0")]
    [TestCase("'false'", "false super_condition_value 0")]
    [TestCase("false", "false super_condition_value 0")]
    [TestCase("null", "false super_condition_value 0")]
    [TestCase("1", "false super_condition_value 0")]
    [TestCase("['true']", "false super_condition_value 0")]
    public void Enrolment_is_decided_before_everything_else(string value, string explained)
    {
        var question = new Question
        {
            Filters = """
                {feature_enrollment:true, groups:[{rollout_percentage:0}], aggregation_group_type_index:0,
                holdout:{id:1,exclusion_percentage:100}, multivariate:{variants:[{key:'a',rollout_percentage:100}]}}
                """,
            Person = $"{{'$feature_enrollment/flag':{value}}}",
        };

        Assert.That(question.Explained, Is.EqualTo(explained));
    }

    [Test]
    public void Missing_enrolment_property_is_left_to_the_server()
    {
        var question = new Question { Filters = "{feature_enrollment:true,groups:[{}]}" };

        Assert.That(question.Explained, Is.EqualTo("? Inconclusive"));
    }

    [TestCase("{version:1,groups:[{}]}", "true")]
    [TestCase("{version:1.0,groups:[{}]}", "true")]
    [TestCase("{version:2,groups:[{}]}", "?")]
    [TestCase("{version:'1',groups:[{}]}", "?")]
    [TestCase("{version:true,groups:[{}]}", "?")]
    [TestCase("{version:null,groups:[{}]}", "?")]
    [TestCase("{holdout_groups:[{rollout_percentage:5}],groups:[{}]}", "?")]
    [TestCase("{holdout_groups:[],groups:[{}]}", "true")]
    [TestCase("{holdout_groups:null,groups:[{}]}", "true")]
    [TestCase("{holdout_groups:[{}],holdout:{id:1,exclusion_percentage:0},groups:[{}]}", "true")]
    [TestCase("{super_groups:[{}],groups:[{}]}", "?")]
    [TestCase("{super_groups:[{}],feature_enrollment:false,groups:[{}]}", "true")]
    public void Unsupported_filter_versions_and_groups_are_left_to_the_server(
        string filters,
        string answer
    ) => Assert.That(new Question { Filters = filters }.Answer, Is.EqualTo(answer));
}
