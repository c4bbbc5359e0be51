namespace PostHog.Core.Tests.Flags.Evaluation;

/// <summary>Cohorts: nested groups of filters and cohorts, with three-valued results.</summary>
public sealed class CohortTests
{
    private const string Yes = "{key:'plan',type:'person',value:'pro'}";
    private const string No = "{key:'plan',type:'person',value:'free'}";
    private const string Open = "{key:'unknown',type:'person',value:'x'}";

    [TestCase("{type:'AND',values:[" + Yes + "," + Yes + "]}", "true")]
    [TestCase("{type:'AND',values:[" + Yes + "," + No + "]}", "false")]
    [TestCase("{type:'AND',values:[" + Open + "," + No + "]}", "false")]
    [TestCase("{type:'AND',values:[" + Open + "," + Yes + "]}", "?")]
    [TestCase("{type:'OR',values:[" + No + "," + Yes + "]}", "true")]
    [TestCase("{type:'OR',values:[" + No + "," + No + "]}", "false")]
    [TestCase("{type:'OR',values:[" + Open + "," + Yes + "]}", "true")]
    [TestCase("{type:'OR',values:[" + Open + "," + No + "]}", "?")]
    [TestCase("{type:'property',values:[" + Yes + "," + No + "]}", "false")]
    [TestCase("{type:'and',values:[" + Yes + "]}", "?")]
    // The operator of the parent joins its groups, not that of the children.
    [TestCase(
        "{type:'OR',values:[{type:'AND',values:[" + Yes + "]},{type:'AND',values:[" + No + "]}]}",
        "true"
    )]
    [TestCase(
        "{type:'AND',values:[{type:'OR',values:["
            + Yes
            + ","
            + No
            + "]},{type:'OR',values:["
            + No
            + "]}]}",
        "false"
    )]
    [TestCase("{type:'OR',values:[" + No + ",{type:'AND',values:[" + Yes + "]}]}", "true")]
    [TestCase("{}", "?")]
    [TestCase("{type:'AND',values:[]}", "?")]
    [TestCase("{type:'OR',values:[" + Yes + ",{}]}", "?")]
    [TestCase("{type:'OR',values:[" + Yes + ",{key:'x',type:'behavioral',value:'x'}]}", "?")]
    [TestCase("{type:'AND',values:[" + No + ",{key:'x',type:'behavioral',value:'x'}]}", "?")]
    [TestCase("{type:'OR',values:[" + Yes + ",{key:'x',type:'newer',value:'x'}]}", "?")]
    [TestCase(
        "{type:'OR',values:[" + Yes + ",{key:'x',type:'person',operator:'newer',value:'x'}]}",
        "?"
    )]
    [TestCase(
        "{type:'OR',values:["
            + Yes
            + ",{type:'AND',values:["
            + No
            + ",{type:'OR',values:[{key:'x',type:'behavioral',value:'x'}]}]}]}",
        "?"
    )]
    [TestCase(
        "{type:'AND',values:[{key:'plan',type:'person',value:'pro',negation:true}]}",
        "false"
    )]
    [TestCase(
        "{type:'AND',values:[{key:'plan',type:'person',value:'free',negation:true}]}",
        "true"
    )]
    [TestCase("{type:'AND',values:[{key:'unknown',type:'person',value:'x',negation:true}]}", "?")]
    // A filter that fails on the server does not match; negated, it matches.
    [TestCase("{type:'AND',values:[{key:'plan',type:'person',operator:'gt',value:'x'}]}", "false")]
    [TestCase(
        "{type:'AND',values:[{key:'plan',type:'person',operator:'gt',value:'x',negation:true}]}",
        "true"
    )]
    [TestCase("{type:'AND',values:[{key:'tier',type:'group',value:'x'}]}", "?")]
    [TestCase("{type:'AND',values:[{key:'x',type:'behavioral',value:'x'}]}", "?")]
    [TestCase("{type:'AND',values:[{key:'x',type:'static-cohort',value:1}]}", "?")]
    [TestCase("{type:'AND',values:[{key:'other',type:'flag',value:true}]}", "?")]
    [TestCase("{type:'AND',values:[{key:'plan',value:'pro'}]}", "?")]
    [TestCase("{type:'AND',values:[{type:'cohort',key:'id',value:2}]}", "true")]
    [TestCase("{type:'AND',values:[{type:'cohort',key:'id',value:'2'}]}", "true")]
    [TestCase("{type:'AND',values:[{type:'cohort',key:'id',value:2,negation:true}]}", "false")]
    [TestCase("{type:'AND',values:[{type:'cohort',key:'id',value:2,operator:'not_in'}]}", "false")]
    [TestCase("{type:'AND',values:[{type:'cohort',key:'id',value:99}]}", "?")]
    [TestCase("{type:'OR',values:[{type:'cohort',key:'id',value:99}," + Yes + "]}", "?")]
    [TestCase("{type:'AND',values:[{type:'cohort',key:'id',value:1}]}", "?")]
    [TestCase("{type:'AND',values:[{type:'cohort',key:'id',value:3}]}", "?")]
    public void Evaluates_cohort_membership(string cohort, string answer)
    {
        var question = new Question
        {
            Filters = "{groups:[{properties:[{key:'id',type:'cohort',value:1}]}]}",
            Cohorts =
                $"{{'1':{cohort},'2':{{type:'OR',values:[{Yes}]}},"
                + "'3':{type:'AND',values:[{type:'cohort',key:'id',value:1}]}}",
            Person = "{plan:'pro'}",
        };

        Assert.That(question.Answer, Is.EqualTo(answer));
    }

    // The server does not evaluate a flag whose cohort is missing or circular.
    [TestCase("{properties:[{key:'id',type:'cohort',value:99}]},{}", "?")]
    [TestCase("{properties:[{key:'id',type:'cohort',value:1}]},{}", "?")]
    [TestCase("{properties:[{key:'id',type:'cohort',value:3}]},{}", "?")]
    [TestCase("{properties:[{key:'id',type:'cohort',value:99}],rollout_percentage:0}", "?")]
    [TestCase(
        "{properties:[{key:'id',type:'cohort',value:2},{key:'id',type:'cohort',value:99}]}",
        "?"
    )]
    [TestCase("{properties:[" + No + ",{key:'id',type:'cohort',value:99}]},{}", "true")]
    [TestCase("{},{properties:[{key:'id',type:'cohort',value:99}]}", "true")]
    public void Broken_cohort_leaves_the_flag_to_the_server(string conditions, string answer)
    {
        var question = new Question
        {
            Filters = $"{{groups:[{conditions}]}}",
            Cohorts =
                "{'1':{type:'AND',values:[{type:'cohort',key:'id',value:1}]},"
                + $"'2':{{type:'OR',values:[{No}]}},"
                + $"'3':{{type:'OR',values:[{Yes},{{type:'cohort',key:'id',value:99}}]}}}}",
            Person = "{plan:'pro'}",
        };

        Assert.That(question.Answer, Is.EqualTo(answer));
    }

    [TestCase("value:1", "true")]
    [TestCase("value:'1'", "true")]
    [TestCase("value:1,operator:null", "true")]
    [TestCase("value:1,operator:'in'", "true")]
    [TestCase("value:1,operator:'not_in'", "false")]
    [TestCase("value:1,operator:'exact'", "false")]
    [TestCase("value:1,negation:true", "true")]
    [TestCase("value:99", "?")]
    [TestCase("value:99,operator:'not_in'", "?")]
    [TestCase("value:99,operator:'exact'", "false")]
    [TestCase("value:null", "?")]
    [TestCase("value:1.0", "?")]
    public void Evaluates_a_cohort_condition(string filter, string answer)
    {
        var question = new Question
        {
            Filters = $"{{groups:[{{properties:[{{key:'id',type:'cohort',{filter}}}]}}]}}",
            Cohorts = $"{{'1':{{type:'OR',values:[{Yes}]}}}}",
            Person = "{plan:'pro'}",
        };

        Assert.That(question.Answer, Is.EqualTo(answer));
    }

    [Test]
    public void Each_shared_nested_cohort_is_evaluated_once()
    {
        const int Levels = 40;
        var cohorts = string.Join(
            ',',
            Enumerable
                .Range(1, Levels)
                .Select(id =>
                    $"'{id}':{{type:'OR',values:[{{type:'cohort',key:'id',value:{id + 1}}},"
                    + $"{{type:'cohort',key:'id',value:{id + 1}}}]}}"
                )
        );
        var question = new Question
        {
            Filters = "{groups:[{properties:[{key:'id',type:'cohort',value:1}]}]}",
            Cohorts = $"{{{cohorts},'{Levels + 1}':{{type:'AND',values:[{No}]}}}}",
            Person = "{plan:'pro'}",
        };

        Assert.That(question.Answer, Is.EqualTo("false"));
    }

    [Test]
    public void Cohorts_nested_too_deeply_are_left_to_the_server()
    {
        var cohorts = string.Join(
            ',',
            Enumerable
                .Range(1, 20_000)
                .Select(id =>
                    $"'{id}':{{type:'OR',values:[{{type:'cohort',key:'id',value:{id + 1}}},{No}]}}"
                )
        );
        var question = new Question
        {
            Filters = "{groups:[{properties:[{key:'id',type:'cohort',value:1}]}]}",
            Cohorts = $"{{{cohorts},'20001':{{type:'AND',values:[{Yes}]}}}}",
            Person = "{plan:'pro'}",
        };

        Assert.That(question.Answer, Is.EqualTo("?"));
    }
}
