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
    public void Rollout_takes(string filters, string answer) =>
        Assert.That(new Question { Filters = filters }.Answer, Is.EqualTo(answer));

    [TestCase("{groups:[{}],multivariate:null}", "true", TestName = "None_declared")]
    [TestCase("{groups:[{}],multivariate:{variants:null}}", "true", TestName = "Null")]
    [TestCase("{groups:[{}],multivariate:{variants:[]}}", "true", TestName = "Empty")]
    [TestCase("{groups:[{variant:'b'}]," + Two + "}", "b", TestName = "Override")]
    [TestCase(
        "{groups:[{variant:'a'},{variant:'b'}]," + Two + "}",
        "a",
        TestName = "First_in_stored_order"
    )]
    [TestCase(
        "{groups:[{variant:'gone'}],multivariate:{variants:[{key:'a',rollout_percentage:100}]}}",
        "a",
        TestName = "Override_that_is_not_declared"
    )]
    [TestCase(
        "{groups:[{}],multivariate:{variants:[{key:'a',rollout_percentage:0}]}}",
        "true",
        TestName = "Hash_beyond_them_all"
    )]
    [TestCase(
        "{groups:[{}],multivariate:{variants:[{key:'a',rollout_percentage:100},{key:'b',rollout_percentage:100}]}}",
        "a",
        TestName = "Sum_beyond_all"
    )]
    public void Variant_is(string filters, string answer) =>
        Assert.That(new Question { Filters = filters }.Answer, Is.EqualTo(answer));

    [TestCase("{groups:[{rollout_percentage:0}]}", "true", TestName = "Inside_even_of_nothing")]
    [TestCase("{groups:[{rollout_percentage:-1}]}", "false", TestName = "Outside_of_less")]
    [TestCase("{groups:[{}]," + Two + "}", "a", TestName = "Gets_the_first_variant")]
    // The holdout hashes its bare prefix to 0.92688…
    [TestCase(
        "{groups:[],holdout:{id:7,exclusion_percentage:92.69}}",
        "holdout-7",
        TestName = "Held_out"
    )]
    [TestCase(
        "{groups:[],holdout:{id:7,exclusion_percentage:92.68}}",
        "false",
        TestName = "Not_held_out"
    )]
    public void Id_of_no_length_is(string filters, string answer) =>
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
    public void Holdout_comes_before_conditions(string id, string exclusion, string answer)
    {
        var filters = $"{{groups:[{{}}],holdout:{{id:3,exclusion_percentage:{exclusion}}}}}";

        Assert.That(new Question { Filters = filters, Id = id }.Explained, Is.EqualTo(answer));
    }

    [TestCase("{aggregation_group_type_index:0,", "company-9", "user-1")]
    [TestCase("{", "device-4", "user-1")]
    public void Holdout_is_by_group_or_device_where_the_flag_is(
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
    public void Long_ids_are_cut_to_200_scalars(int scalars, int most)
    {
        var all = string.Concat(Enumerable.Repeat("\U0001F600", scalars));
        var cut = string.Concat(Enumerable.Repeat("\U0001F600", Math.Min(scalars, most)));
        var filters =
            "{groups:[{properties:[{key:'distinct_id',type:'person',value:'" + cut + "'}]}]}";

        Assert.That(new Question { Filters = filters, Id = all }.Answer, Is.EqualTo("true"));
    }
}
