namespace PostHog.Core.Tests.Flags.Evaluation;

/// <summary>Evaluation as at the server: a property that is not there does not exist.</summary>
public sealed class CompleteSubjectTests
{
    [TestCase("exact", "'a'", "false")]
    [TestCase("exact", "true", "false")]
    [TestCase("icontains", "'a'", "false")]
    [TestCase("icontains_multi", "['a']", "false")]
    [TestCase("starts_with", "'a'", "false")]
    [TestCase("ends_with", "'a'", "false")]
    [TestCase("regex", "'a'", "false")]
    [TestCase("gt", "1", "false")]
    [TestCase("lte", "1", "false")]
    [TestCase("between", "[1,2]", "false")]
    [TestCase("semver_eq", "'1.0.0'", "false")]
    [TestCase("semver_neq", "'1.0.0'", "false")]
    [TestCase("semver_tilde", "'1.0.0'", "false")]
    [TestCase("is_date_before", "'2025-01-01'", "false")]
    [TestCase("is_set", "'is_set'", "false")]
    [TestCase("is_not", "'a'", "true")]
    [TestCase("is_not", "true", "true")]
    [TestCase("not_icontains", "'a'", "true")]
    [TestCase("not_icontains_multi", "['a']", "true")]
    [TestCase("not_starts_with", "'a'", "true")]
    [TestCase("not_ends_with", "'a'", "true")]
    [TestCase("not_regex", "'a'", "true")]
    [TestCase("not_between", "[1,2]", "true")]
    [TestCase("is_not_set", "'is_not_set'", "true")]
    [TestCase("is_not", "null", "false")]
    [TestCase("regex", "'('", "false")]
    [TestCase("not_regex", "'('", "true")]
    [TestCase("not_between", "'pro'", "true")]
    public void Only_negative_operators_match_a_missing_property(
        string comparison,
        string value,
        string answer
    )
    {
        var person = $"{{key:'x',type:'person',operator:'{comparison}',value:{value}}}";
        var group =
            $"{{key:'x',type:'group',group_type_index:0,operator:'{comparison}',value:{value}}}";

        Assert.That(Complete($"{{groups:[{{properties:[{person}]}}]}}").Answer, Is.EqualTo(answer));
        Assert.That(Complete($"{{groups:[{{properties:[{group}]}}]}}").Answer, Is.EqualTo(answer));
    }

    [TestCase("{}", "true")]
    [TestCase("{'$feature_enrollment/flag':true}", "true")]
    [TestCase("{'$feature_enrollment/flag':false}", "false")]
    public void Person_without_enrolment_is_decided_by_the_conditions(string person, string answer)
    {
        var question = new Question
        {
            Filters = "{feature_enrollment:true,groups:[{}]}",
            Person = person,
            IsComplete = true,
        };

        Assert.That(question.Answer, Is.EqualTo(answer));
    }

    [Test]
    public void Condition_by_device_is_skipped_without_a_device() =>
        Assert.That(
            new Question { Row = "bucketing_identifier:'device_id'", IsComplete = true }.Answer,
            Is.EqualTo("false")
        );

    [Test]
    public void Kept_experience_is_rolled_out_by_distinct_id()
    {
        const string half = "{groups:[{rollout_percentage:50}]}";
        foreach (var number in Enumerable.Range(0, 20))
        {
            var kept = new Question
            {
                Id = $"id-{number}",
                Filters = half,
                Row = "ensure_experience_continuity:true",
                IsComplete = true,
            };
            var plain = new Question { Id = $"id-{number}", Filters = half };

            Assert.That(kept.Answer, Is.EqualTo(plain.Answer));
        }
    }

    private static Question Complete(string filters) =>
        new() { Filters = filters, IsComplete = true };
}
