using PostHog.Flags.Evaluation;
using PostHog.Flags.Inputs;
using PostHog.Flags.Loading;
using PostHog.Flags.Model;
using PostHog.TestKit;

namespace PostHog.Core.Tests.Flags.Evaluation;

/// <summary>Whatever the caller's dictionaries and values do, no evaluation throws.</summary>
public sealed class LocalEvaluatorTests
{
    private static readonly string[] Operators =
    [
        "exact",
        "is_not",
        "is_set",
        "is_not_set",
        "icontains",
        "not_icontains",
        "starts_with",
        "ends_with",
        "regex",
        "not_regex",
        "gt",
        "lte",
        "is_date_before",
        "is_date_after",
        "semver_gt",
        "semver_caret",
        "in",
        "not_in",
        "no_such_operator",
    ];

    [Test]
    public void Throwing_properties_make_only_the_flags_that_read_them_inconclusive()
    {
        var evaluator = Load(Document);
        var subject = new FlagSubject("user-1")
        {
            PersonProperties = new BrokenMap<object?>(),
            PersonDefaults = new BrokenMap<object?>(),
            Groups = Groups,
            GroupProperties = Broken(),
            GroupDefaults = Broken(),
        };

        AssertAnswers(evaluator, subject);
    }

    [Test]
    public void Throwing_groups_make_only_group_flags_inconclusive()
    {
        var evaluator = Load(Document);
        var groups = new BrokenMap<string>();
        var subject = new FlagSubject("user-1") { Groups = groups, PersonProperties = Plain("x") };

        Assert.That(evaluator.Evaluate(subject, "group", out var gap), Is.Null);
        Assert.That(gap, Is.EqualTo(LocalGap.Inconclusive));
        Assert.That(evaluator.Evaluate(subject, "everybody", out _)!.IsEnabled, Is.True);
    }

    [TestCaseSource(nameof(Operators))]
    public void Throwing_values_never_throw_from_an_evaluation(string name)
    {
        var evaluator = Load(
            $$"""
            {"flags":[{{Flag("reads", Reading(Filter(name, "1")))}},
            {{Flag("list", Reading(Filter(name, "[\"a\",\"b\"]")))}},
            {{Flag("everybody", "{}")}}]}
            """
        );
        var subject = new FlagSubject("user-1") { PersonProperties = Plain(new BrokenValue()) };

        Assert.DoesNotThrow(() => evaluator.Evaluate(subject, "reads", out _));
        Assert.DoesNotThrow(() => evaluator.Evaluate(subject, "list", out _));
        var all = All(evaluator, subject);
        Assert.That(all["everybody"]!.IsEnabled, Is.True);
    }

    [Test]
    public void Evaluates_all_flags_like_each_one_alone()
    {
        var evaluator = Load(Document);
        var subject = new FlagSubject("user-1") { PersonProperties = new BrokenMap<object?>() };

        var all = All(evaluator, subject);

        foreach (var (key, flag) in all)
        {
            var single = evaluator.Evaluate(subject, key, out _);
            Assert.That(flag?.Value, Is.EqualTo(single?.Value), key);
        }
    }

    private static void AssertAnswers(LocalEvaluator evaluator, FlagSubject subject)
    {
        foreach (var key in new[] { "reads", "group", "cohort" })
        {
            Assert.That(evaluator.Evaluate(subject, key, out var gap), Is.Null, key);
            Assert.That(gap, Is.EqualTo(LocalGap.Inconclusive), key);
        }

        Assert.That(evaluator.Evaluate(subject, "everybody", out _)!.IsEnabled, Is.True);
        var results = new FeatureFlag?[evaluator.Index.Count];
        Assert.That(evaluator.EvaluateAll(subject, results), Is.EqualTo(3));
        Assert.That(All(evaluator, subject)["everybody"]!.IsEnabled, Is.True);
    }

    private static string Document =>
        $$"""
            {"flags":[{{Flag("reads", Reading(Filter("exact", "1")))}},
            {{Flag("group", Reading(GroupFilter), "\"aggregation_group_type_index\":0,")}},
            {{Flag("cohort", Reading(CohortFilter))}},
            {{Flag("everybody", "{}")}}],
            "cohorts":{"7":{"type":"AND","values":[{{Filter("icontains", "\"x\"")}}]} },
            "group_type_mapping":{"0":"company"} }
            """;

    private const string CohortFilter = """{"key":"id","value":7,"type":"cohort"}""";

    private const string GroupFilter =
        """{"key":"p","value":1,"operator":"exact","type":"group","group_type_index":0}""";

    private static Dictionary<string, string> Groups =>
        new(StringComparer.Ordinal) { ["company"] = "acme" };

    private static string Flag(string key, string condition, string filters = "") =>
        $$"""{"key":"{{key}}","active":true,"filters":{ {{filters}}"groups":[{{condition}}]} }""";

    private static string Reading(string filter) => $$"""{"properties":[{{filter}}]}""";

    private static string Filter(string name, string value) =>
        $$"""{"key":"p","value":{{value}},"operator":"{{name}}","type":"person"}""";

    private static Dictionary<string, object?> Plain(object value) =>
        new(StringComparer.Ordinal) { ["p"] = value };

    private static Dictionary<string, IDictionary<string, object?>> Broken() =>
        new(StringComparer.Ordinal) { ["company"] = new BrokenMap<object?>() };

    private static Dictionary<string, FeatureFlag?> All(
        LocalEvaluator evaluator,
        FlagSubject subject
    )
    {
        var results = new FeatureFlag?[evaluator.Index.Count];
        evaluator.EvaluateAll(subject, results);
        return evaluator
            .Index.Keys.Zip(results, (key, flag) => (key, flag))
            .ToDictionary(one => one.key, one => one.flag, StringComparer.Ordinal);
    }

    private static LocalEvaluator Load(string json) =>
        (LocalEvaluator)
            Engine.NewBuilder(new FakeTime(A.Moment)).Compile(DefinitionsText.Of(json))!.Evaluator;
}
