namespace PostHog.Core.Tests.Flags.Evaluation;

/// <summary>Flags that depend on other flags.</summary>
public sealed class DependencyTests
{
    private const string Others = """
        {key:'on',filters:{groups:[{}]}},
        {key:'off',filters:{groups:[{rollout_percentage:0}]}},
        {key:'pro',filters:{groups:[{properties:[{key:'plan',type:'person',value:'pro'}]}]}},
        {key:'open',filters:{groups:[{properties:[{key:'unknown',type:'person',value:'x'}]}]}},
        {key:'many',filters:{groups:[{properties:[{key:'plan',type:'person',value:'pro'}],variant:'b'}],
            multivariate:{variants:[{key:'a',rollout_percentage:50},{key:'b',rollout_percentage:50}]}}},
        {key:'inactive',active:false,filters:{groups:[{}]}},
        {key:'client',evaluation_runtime:'client',filters:{groups:[{}]}},
        {key:'second',filters:{version:2}},
        {key:'gone',filters:{groups:[{properties:[{key:'nowhere',type:'flag',operator:'flag_evaluates_to',value:true,dependency_chain:['nowhere']}]}]}},
        {key:'round',filters:{groups:[{properties:[{key:'trip',type:'flag',operator:'flag_evaluates_to',value:true,dependency_chain:['trip']}]}]}},
        {key:'trip',filters:{groups:[{properties:[{key:'round',type:'flag',operator:'flag_evaluates_to',value:true,dependency_chain:['round']}]}]}},
        {key:'company',filters:{aggregation_group_type_index:0,groups:[{properties:[{key:'tier',type:'group',value:'gold'}]}]}}
        """;

    [TestCase("key:'on',value:true", "true")]
    [TestCase("key:'on',value:false", "false")]
    [TestCase("key:'off',value:true", "false")]
    [TestCase("key:'off',value:false", "true")]
    [TestCase("key:'pro',value:true", "true")]
    [TestCase("key:'pro',value:false", "false")]
    [TestCase("key:'pro',value:'b'", "false")]
    [TestCase("key:'many',value:true", "true")]
    [TestCase("key:'many',value:'b'", "true")]
    [TestCase("key:'many',value:'B'", "false")]
    [TestCase("key:'many',value:'a'", "false")]
    [TestCase("key:'pro',value:null", "false")]
    [TestCase("key:'pro',value:1", "false")]
    [TestCase("key:'pro',value:['true']", "false")]
    [TestCase("key:'open',value:true", "?")]
    [TestCase("key:'inactive',value:false", "true")]
    [TestCase("key:'inactive',value:true", "false")]
    [TestCase("key:'client',value:false", "true")]
    [TestCase("key:'client',value:true", "false")]
    [TestCase("key:'second',value:true", "?")]
    [TestCase("key:'nowhere',value:true", "?")]
    [TestCase("key:'gone',value:true", "?")]
    [TestCase("key:'round',value:true", "?")]
    [TestCase("key:'flag',value:true", "?")]
    // The dependency is evaluated with all groups, not only those of the dependent condition.
    [TestCase("key:'company',value:true", "true")]
    public void Evaluates_a_flag_dependency(string filter, string answer) =>
        Assert.That(
            Ask($"operator:'flag_evaluates_to',dependency_chain:['x'],{filter}").Answer,
            Is.EqualTo(answer)
        );

    [TestCase("true", "true")]
    [TestCase("false", "false")]
    [TestCase("'a'", "?")]
    public void Flag_with_an_inconclusive_variant_counts_as_on(string value, string answer)
    {
        const string Open =
            "{key:'split',ensure_experience_continuity:true,filters:{groups:[{}],"
            + "multivariate:{variants:[{key:'a',rollout_percentage:50},{key:'b',rollout_percentage:50}]}}}";
        var asked = new Question
        {
            Filters =
                "{groups:[{properties:[{key:'split',type:'flag',operator:'flag_evaluates_to',"
                + $"dependency_chain:['split'],value:{value}}}]}}]}}",
            Others = Open,
        };

        Assert.That(asked.Answer, Is.EqualTo(answer));
    }

    [TestCase("operator:'exact',dependency_chain:['on'],key:'on',value:true", "false")]
    [TestCase("dependency_chain:['on'],key:'on',value:true", "false")]
    [TestCase("operator:'flag_evaluates_to',dependency_chain:[],key:'on',value:true", "?")]
    [TestCase("operator:'flag_evaluates_to',key:'on',value:true", "?")]
    public void Malformed_dependency_filter_is_not_evaluated(string filter, string answer) =>
        Assert.That(Ask(filter).Answer, Is.EqualTo(answer));

    [Test]
    public void Broken_dependency_leaves_the_whole_flag_to_the_server()
    {
        var question = new Question
        {
            Filters = """
                {groups:[{},{properties:[{key:'nowhere',type:'flag',operator:'flag_evaluates_to',value:true,
                dependency_chain:['nowhere']}]}]}
                """,
        };

        Assert.That(question.Explained, Is.EqualTo("? Unusable"));
    }

    [Test]
    public void Another_filter_can_decide_despite_an_inconclusive_dependency()
    {
        var question = new Question
        {
            Filters = """
                {groups:[{properties:[{key:'open',type:'flag',operator:'flag_evaluates_to',value:true,dependency_chain:['open']},
                {key:'plan',type:'person',value:'free'}]}]}
                """,
            Others = Others,
            Person = "{plan:'pro'}",
        };

        Assert.That(question.Answer, Is.EqualTo("false"));
    }

    [TestCase(30, "true")]
    [TestCase(5_000, "?")]
    public void Dependency_chain_is_followed_up_to_a_maximum_length(int length, string answer)
    {
        var chain = Enumerable
            .Range(0, length)
            .Select(number =>
                $"{{key:'f{number}',filters:{{groups:[{{properties:[{{key:'f{number + 1}',type:'flag',"
                + "operator:'flag_evaluates_to',value:true,dependency_chain:['x']}]}]}}"
            )
            .Append(
                $"{{key:'f{length}',filters:{{groups:[{{properties:[{{key:'plan',type:'person',value:'pro'}}]}}]}}}}"
            );
        var question = new Question
        {
            Filters =
                "{groups:[{properties:[{key:'f0',type:'flag',operator:'flag_evaluates_to',value:true,dependency_chain:['x']}]}]}",
            Others = string.Join(',', chain),
            Person = "{plan:'pro'}",
        };

        Assert.That(question.Answer, Is.EqualTo(answer));
    }

    [Test]
    public void Each_shared_dependency_is_evaluated_once()
    {
        const string Ask = "type:'flag',operator:'flag_evaluates_to',dependency_chain:['x']";
        var chain = Enumerable
            .Range(0, 30)
            .Select(number =>
                $"{{key:'f{number}',filters:{{groups:[{{properties:[{{key:'f{number + 1}',value:true,{Ask}}}]}},"
                + $"{{properties:[{{key:'f{number + 1}',value:'v',{Ask}}}]}}]}}}}"
            )
            .Append(
                "{key:'f30',filters:{groups:[{properties:[{key:'plan',type:'person',value:'x'}]}]}}"
            );
        var question = new Question
        {
            Filters = $"{{groups:[{{properties:[{{key:'f0',value:true,{Ask}}}]}}]}}",
            Others = string.Join(',', chain),
            Person = "{plan:'pro'}",
        };

        Assert.That(question.Answer, Is.EqualTo("false"));
    }

    private static Question Ask(string filter) =>
        new()
        {
            Filters = $"{{groups:[{{properties:[{{type:'flag',{filter}}}]}}]}}",
            Others = Others,
            Person = "{plan:'pro'}",
            Groups = "{company:'acme'}",
            GroupProperties = "{company:{tier:'gold'}}",
        };
}
