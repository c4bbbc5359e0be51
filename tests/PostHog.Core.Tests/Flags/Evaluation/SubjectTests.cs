using PostHog.Flags.Compilation;

namespace PostHog.Core.Tests.Flags.Evaluation;

/// <summary>The identifier used for the rollout of a condition, and the properties its filters read.</summary>
public sealed class SubjectTests
{
    private const string Half = "{groups:[{rollout_percentage:50}]}";

    [Test]
    public void Flag_bucketed_by_device_uses_the_device_id()
    {
        var answers = Enumerable
            .Range(0, 20)
            .Select(number =>
                (
                    ByDevice: Device(Half, $"id-{number}", "{}"),
                    ByProperty: Device(Half, null, $"{{$device_id:'id-{number}'}}"),
                    ByPerson: new Question { Filters = Half, Id = $"id-{number}" }.Answer
                )
            )
            .ToList();

        Assert.That(answers.Select(answer => answer.ByDevice), Has.Some.EqualTo("false"));
        Assert.That(
            answers.Select(answer => answer.ByDevice),
            Is.EqualTo(answers.Select(answer => answer.ByPerson))
        );
        Assert.That(
            answers.Select(answer => answer.ByProperty),
            Is.EqualTo(answers.Select(answer => answer.ByPerson))
        );
    }

    [TestCase("{groups:[{rollout_percentage:50}]}", "false")]
    [TestCase("{groups:[{rollout_percentage:0}]}", "false")]
    [TestCase("{groups:[{}],multivariate:{variants:[{key:'a',rollout_percentage:50}]}}", "false")]
    // Newer servers skip a condition only if a hash could change its result.
    [TestCase("{groups:[{}]}", "?")]
    [TestCase(
        "{groups:[{variant:'a'}],multivariate:{variants:[{key:'a',rollout_percentage:50}]}}",
        "?"
    )]
    [TestCase(
        "{early_exit:true,groups:[{rollout_percentage:0},{aggregation_group_type_index:0}]}",
        "?"
    )]
    [TestCase("{groups:[{},{aggregation_group_type_index:0}]}", "true")]
    [TestCase("{early_exit:true,groups:[{},{aggregation_group_type_index:0}]}", "true")]
    public void Condition_by_device_is_skipped_without_a_device_id(string filters, string answer)
    {
        Assert.That(Device(filters, null, "{}"), Is.EqualTo(answer));
        Assert.That(Device(filters, "", "{$device_id:''}"), Is.EqualTo(answer));
    }

    [TestCase("{groups:[{}]}", "true")]
    [TestCase("{groups:[{rollout_percentage:0}]}", "false")]
    [TestCase(Half, "?")]
    [TestCase("{groups:[{rollout_percentage:50},{}]}", "true")]
    [TestCase("{early_exit:true,groups:[{rollout_percentage:50},{}]}", "?")]
    [TestCase("{groups:[{rollout_percentage:50,aggregation_group_type_index:0}]}", "false")]
    [TestCase("{groups:[{}],multivariate:{variants:[{key:'a',rollout_percentage:50}]}}", "?")]
    [TestCase(
        "{groups:[{variant:'a'}],multivariate:{variants:[{key:'a',rollout_percentage:50}]}}",
        "a"
    )]
    [TestCase(
        "{groups:[{properties:[{key:'plan',type:'person',value:'x'}],rollout_percentage:50}]}",
        "false"
    )]
    public void Experience_continuity_is_evaluated_locally_when_no_hash_is_needed(
        string filters,
        string answer
    )
    {
        var question = new Question
        {
            Filters = filters,
            Row = "ensure_experience_continuity:true",
            Person = "{plan:'pro'}",
            Groups = "{company:'acme-1'}",
        };

        Assert.That(question.Answer, Is.EqualTo(answer));
    }

    [TestCase("{aggregation_group_type_index:0,groups:[{}]}", "{}", "false no_group_type 0")]
    [TestCase(
        "{aggregation_group_type_index:0,groups:[{}]}",
        "{company:''}",
        "false no_group_type 0"
    )]
    [TestCase(
        "{aggregation_group_type_index:0,groups:[{}]}",
        "{company:'acme'}",
        "true condition_match 0"
    )]
    [TestCase("{aggregation_group_type_index:7,groups:[{}]}", "{company:'acme'}", "? Inconclusive")]
    [TestCase(
        "{aggregation_group_type_index:0,groups:[{aggregation_group_type_index:null}]}",
        "{}",
        "true condition_match 0"
    )]
    [TestCase(
        "{groups:[{aggregation_group_type_index:1}]}",
        "{company:'a'}",
        "false no_group_type 0"
    )]
    [TestCase(
        "{groups:[{aggregation_group_type_index:1}]}",
        "{team:'a'}",
        "true condition_match 0"
    )]
    public void Group_flag_requires_its_group(string filters, string groups, string explained) =>
        Assert.That(
            new Question { Filters = filters, Groups = groups }.Explained,
            Is.EqualTo(explained)
        );

    [Test]
    public void Group_flag_is_rolled_out_by_group_key()
    {
        for (var number = 0; number < 20; number++)
        {
            var byGroup = new Question
            {
                Filters = "{aggregation_group_type_index:0,groups:[{rollout_percentage:50}]}",
                Groups = $"{{company:'id-{number}'}}",
            };
            var byPerson = new Question { Filters = Half, Id = $"id-{number}" };

            Assert.That(byGroup.Answer, Is.EqualTo(byPerson.Answer));
        }
    }

    // A group-aggregated condition for company acme of tier gold, asked for a person of plan pro.
    [TestCase("{key:'tier',type:'group',value:'gold'}", "true")]
    [TestCase("{key:'tier',type:'group',value:'tin'}", "false")]
    [TestCase("{key:'tier',type:'group',group_type_index:0,value:'gold'}", "true")]
    [TestCase("{key:'tier',type:'group',group_type_index:1,value:'gold'}", "?")]
    [TestCase("{key:'tier',type:'group',group_type_index:9,value:'gold'}", "?")]
    [TestCase("{key:'size',type:'group',value:'gold'}", "?")]
    [TestCase("{key:'$group_key',type:'group',value:'acme'}", "true")]
    [TestCase("{key:'plan',type:'person',value:'pro'}", "true")]
    [TestCase("{key:'plan',type:'group',value:'pro'}", "?")]
    [TestCase("{key:'tier',type:'person',value:'gold'}", "?")]
    [TestCase("{key:'distinct_id',type:'person',value:'user-1'}", "true")]
    [TestCase("{key:'created_at',type:'person_metadata',operator:'is_set',value:'x'}", "?")]
    [TestCase("{key:'x',type:'event',value:'x'}", "?")]
    [TestCase("{key:'plan',value:'pro'}", "?")]
    [TestCase("{key:'id',type:'cohort',value:1}", "true")]
    public void Each_filter_reads_the_properties_of_its_own_type(string filter, string answer)
    {
        var question = new Question
        {
            Filters =
                $"{{aggregation_group_type_index:0,groups:[{{properties:[{filter}],variant:null}}]}}",
            Cohorts = "{'1':{type:'AND',values:[{key:'plan',type:'person',value:'pro'}]}}",
            Person = "{plan:'pro'}",
            Groups = "{company:'acme'}",
            GroupProperties = "{company:{tier:'gold'}}",
        };

        Assert.That(question.Answer, Is.EqualTo(answer));
    }

    [TestCase("{distinct_id:'own'}", "own", "true")]
    [TestCase("{distinct_id:'own'}", "user-1", "false")]
    [TestCase("{}", "user-1", "true")]
    public void Distinct_id_property_of_the_caller_overrides_the_distinct_id(
        string person,
        string wanted,
        string answer
    )
    {
        var question = new Question
        {
            Filters =
                $"{{groups:[{{properties:[{{key:'distinct_id',type:'person',value:'{wanted}'}}]}}]}}",
            Person = person,
        };

        Assert.That(question.Answer, Is.EqualTo(answer));
    }

    [TestCase("$initial_browser", "{$browser:'Firefox'}")]
    [TestCase("$os_name", "{$os:'Linux'}")]
    public void Property_that_the_server_derives_is_left_to_the_server(string key, string person)
    {
        var question = new Question
        {
            Filters =
                $"{{groups:[{{properties:[{{key:'{key}',type:'person',operator:'is_set',value:'x'}}]}}]}}",
            Person = person,
        };

        Assert.That(question.Answer, Is.EqualTo("?"));
    }

    [TestCase("evaluation_runtime:'client'", "", "true condition_match 0")]
    [TestCase("evaluation_runtime:'server'", "", "true condition_match 0")]
    [TestCase("evaluation_runtime:'all'", "", "true condition_match 0")]
    [TestCase("evaluation_runtime:'moon'", "", "true condition_match 0")]
    [TestCase("evaluation_runtime:null", "", "true condition_match 0")]
    [TestCase("evaluation_runtime:'client',active:false", "", "false disabled")]
    [TestCase("evaluation_contexts:['web']", "", "true condition_match 0")]
    [TestCase("evaluation_contexts:['web']", "web", "true condition_match 0")]
    [TestCase("evaluation_contexts:['web','app']", "web", "true condition_match 0")]
    [TestCase("evaluation_contexts:['web']", "app", "? Unavailable")]
    [TestCase("evaluation_contexts:[]", "app", "true condition_match 0")]
    [TestCase("evaluation_contexts:null,evaluation_tags:['web']", "app", "? Unavailable")]
    [TestCase(
        "evaluation_contexts:['web','app'],evaluation_contexts_match_mode:'all'",
        "app",
        "? Unavailable"
    )]
    [TestCase(
        "evaluation_contexts:['web','app'],evaluation_contexts_match_mode:'all'",
        "app web",
        "true condition_match 0"
    )]
    public void Flag_is_limited_to_its_runtimes_and_contexts(
        string row,
        string contexts,
        string explained
    )
    {
        var question = new Question
        {
            Row = row,
            Options = new CompileOptions
            {
                Contexts = contexts.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            },
        };

        Assert.That(question.Explained, Is.EqualTo(explained));
    }

    private static string Device(string filters, string? device, string person) =>
        new Question
        {
            Filters = filters,
            Row = "bucketing_identifier:'device_id'",
            Device = device,
            Person = person,
            Groups = "{company:'acme'}",
        }.Answer;
}
