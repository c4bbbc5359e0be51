namespace PostHog.Core.Tests.Flags.Evaluation;

/// <summary>Who is in a rollout, which variant they get, and who is held out.</summary>
public sealed class RolloutTests
{
    private const string Two =
        "multivariate:{variants:[{key:'a',rollout_percentage:50},{key:'b',rollout_percentage:50}]}";

    // The share of user-1 in "flag" is 0.5209…, its share among the variants 0.2149….
    [TestCase("{groups:[{}]}", "true")]
    [TestCase("{groups:[{rollout_percentage:null}]}", "true")]
    [TestCase("{groups:[{rollout_percentage:100}]}", "true")]
    [TestCase("{groups:[{rollout_percentage:100.0}]}", "true")]
    [TestCase("{groups:[{rollout_percentage:150}]}", "true")]
    [TestCase("{groups:[{rollout_percentage:0}]}", "false")]
    [TestCase("{groups:[{rollout_percentage:-5}]}", "false")]
    [TestCase("{groups:[]}", "false")]
    [TestCase("{}", "false")]
    [TestCase("{groups:[{rollout_percentage:0},{rollout_percentage:100}]}", "true")]
    public void Applies_the_rollout_percentage(string filters, string answer) =>
        Assert.That(new Question { Filters = filters }.Answer, Is.EqualTo(answer));

    [TestCase(
        "{groups:[{}],multivariate:null}",
        "true",
        TestName = "Flag_with_null_multivariate_has_no_variant"
    )]
    [TestCase(
        "{groups:[{}],multivariate:{variants:null}}",
        "true",
        TestName = "Flag_with_null_variants_has_no_variant"
    )]
    [TestCase(
        "{groups:[{}],multivariate:{variants:[]}}",
        "true",
        TestName = "Flag_with_empty_variants_has_no_variant"
    )]
    [TestCase(
        "{groups:[{variant:'b'}]," + Two + "}",
        "b",
        TestName = "Override_chooses_the_variant"
    )]
    [TestCase(
        "{groups:[{variant:'a'},{variant:'b'}]," + Two + "}",
        "a",
        TestName = "Uses_the_override_of_the_first_matching_condition"
    )]
    [TestCase(
        "{groups:[{variant:'gone'}],multivariate:{variants:[{key:'a',rollout_percentage:100}]}}",
        "a",
        TestName = "Ignores_an_override_that_is_not_declared"
    )]
    [TestCase(
        "{groups:[{}],multivariate:{variants:[{key:'a',rollout_percentage:0}]}}",
        "true",
        TestName = "Hash_beyond_all_variants_has_no_variant"
    )]
    [TestCase(
        "{groups:[{}],multivariate:{variants:[{key:'a',rollout_percentage:100},{key:'b',rollout_percentage:100}]}}",
        "a",
        TestName = "Uses_the_first_variant_when_the_sum_exceeds_100"
    )]
    public void Chooses_the_variant(string filters, string answer) =>
        Assert.That(new Question { Filters = filters }.Answer, Is.EqualTo(answer));

    [TestCase(
        "{groups:[{rollout_percentage:0}]}",
        "true",
        TestName = "Empty_id_is_inside_a_rollout_of_0"
    )]
    [TestCase(
        "{groups:[{rollout_percentage:-1}]}",
        "false",
        TestName = "Empty_id_is_outside_a_negative_rollout"
    )]
    [TestCase("{groups:[{}]," + Two + "}", "a", TestName = "Empty_id_gets_the_first_variant")]
    // The holdout hashes its bare prefix to 0.92688…
    [TestCase(
        "{groups:[],holdout:{id:7,exclusion_percentage:92.69}}",
        "holdout-7",
        TestName = "Empty_id_is_held_out_above_its_share"
    )]
    [TestCase(
        "{groups:[],holdout:{id:7,exclusion_percentage:92.68}}",
        "false",
        TestName = "Empty_id_is_not_held_out_below_its_share"
    )]
    public void Evaluates_an_empty_id(string filters, string answer) =>
        Assert.That(new Question { Filters = filters, Id = "" }.Answer, Is.EqualTo(answer));

    // user-1 has the share 0.178056…, user-5 0.656381….
    [TestCase("user-1", "17.8057", "holdout-3 holdout_condition_value")]
    [TestCase("user-1", "17.8055", "true condition_match 0")]
    [TestCase("user-5", "65.64", "holdout-3 holdout_condition_value")]
    [TestCase("user-5", "65.63", "true condition_match 0")]
    [TestCase("user-5", "100", "holdout-3 holdout_condition_value")]
    [TestCase("user-5", "250", "holdout-3 holdout_condition_value")]
    [TestCase("user-5", "0", "true condition_match 0")]
    [TestCase("user-5", "-3", "true condition_match 0")]
    public void Holdout_is_decided_before_conditions(string id, string exclusion, string answer)
    {
        var filters = $"{{groups:[{{}}],holdout:{{id:3,exclusion_percentage:{exclusion}}}}}";

        Assert.That(new Question { Filters = filters, Id = id }.Explained, Is.EqualTo(answer));
    }

    [TestCase("{aggregation_group_type_index:0,", "company-9", "user-1")]
    [TestCase("{", "device-4", "user-1")]
    public void Holdout_uses_the_group_or_device_that_the_flag_uses(
        string start,
        string identifier,
        string other
    )
    {
        var filters = start + "groups:[{}],holdout:{id:3,exclusion_percentage:50}}";
        var row = start == "{" ? "bucketing_identifier:'device_id'" : "";
        Question Ask(string id, string bucket) =>
            new()
            {
                Filters = filters,
                Row = row,
                Id = id,
                Device = bucket,
                Groups = $"{{company:'{bucket}'}}",
            };

        var byPerson = new Question
        {
            Filters = "{groups:[{}],holdout:{id:3,exclusion_percentage:50}}",
            Id = identifier,
        };

        Assert.That(Ask(other, identifier).Answer, Is.EqualTo(byPerson.Answer));
    }

    [TestCase(66, 200)]
    [TestCase(201, 200)]
    [TestCase(500, 200)]
    public void Long_ids_are_truncated_to_200_scalars(int scalars, int most)
    {
        var all = string.Concat(Enumerable.Repeat("\U0001F600", scalars));
        var cut = string.Concat(Enumerable.Repeat("\U0001F600", Math.Min(scalars, most)));
        var filters =
            "{groups:[{properties:[{key:'distinct_id',type:'person',value:'" + cut + "'}]}]}";

        Assert.That(new Question { Filters = filters, Id = all }.Answer, Is.EqualTo("true"));
    }
}
