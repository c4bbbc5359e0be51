using PostHog.Flags.Compilation;

namespace PostHog.Core.Tests.Flags.Criteria.Operators;

/// <summary>The operators as the server implements them: filter, property, result.</summary>
public sealed class OperatorTests
{
    [TestCase("exact", "'A'", "'a'", "true")]
    [TestCase("exact", "'Ä'", "'ä'", "true")]
    [TestCase("exact", "'ß'", "'SS'", "false")]
    [TestCase("exact", "'5'", "5", "true")]
    [TestCase("exact", "5", "5", "true")]
    [TestCase("exact", "5", "'5'", "true")]
    [TestCase("exact", "5.0", "5", "false")]
    [TestCase("exact", "5.0", "5.0", "false")]
    [TestCase("exact", "5", "5.0", "true")]
    [TestCase("exact", "'5'", "5.0", "true")]
    [TestCase("exact", "[[5.0]]", "[5.0]", "false")]
    [TestCase("exact", "[[5]]", "[5.0]", "true")]
    [TestCase("exact", "'05'", "5", "false")]
    [TestCase("exact", "0.5", "'0.5'", "true")]
    [TestCase("exact", "'-7'", "-7", "true")]
    [TestCase("exact", "['a','B']", "'b'", "true")]
    [TestCase("exact", "['a','b']", "'c'", "false")]
    [TestCase("exact", "['1','2','3','4','5','6','7','8','9','TEN']", "'ten'", "true")]
    [TestCase("exact", "['1','2','3','4','5','6','7','8','9','TEN']", "9", "true")]
    [TestCase("exact", "['1','2','3','4','5','6','7','8','9','TEN']", "'x'", "false")]
    [TestCase("exact", "false", "'banana'", "false")]
    [TestCase("exact", "false", "'FALSE'", "true")]
    [TestCase("exact", "true", "'TRUE'", "true")]
    [TestCase("exact", "['true','false']", "true", "true")]
    [TestCase("exact", "[]", "true", "true")]
    [TestCase("exact", "[]", "'pro'", "false")]
    [TestCase("exact", "[]", "[]", "true")]
    [TestCase("exact", "'null'", "null", "true")]
    [TestCase("exact", "null", "null", "false")]
    [TestCase("exact", "[1,'x']", "[1,'x']", "false")]
    [TestCase("is_not", "'x'", "null", "true")]
    [TestCase("is_not", "'x'", "'X'", "false")]
    [TestCase("is_not", "['x','y']", "'z'", "true")]
    [TestCase("is_not", "null", "'z'", "false")]
    [TestCase("is_set", "null", "null", "true")]
    [TestCase("is_set", "'x'", "''", "true")]
    [TestCase("is_not_set", "'x'", "null", "false")]
    [TestCase("icontains", "'MÜNCHEN'", "'münchen'", "false")]
    [TestCase("icontains", "'MüNCHEN'", "'münchen'", "true")]
    [TestCase("icontains", "'ss'", "'ß'", "false")]
    [TestCase("icontains", "'k'", "'\u212A'", "false")]
    [TestCase("icontains", "''", "'anything'", "true")]
    [TestCase("icontains", "2", "123", "true")]
    [TestCase("icontains", "'RU'", "true", "true")]
    [TestCase("icontains", "['a']", "'a'", "false")]
    [TestCase("icontains", "['a']", "'x[\"A\"]x'", "true")]
    [TestCase("not_icontains", "'x'", "null", "true")]
    [TestCase("not_icontains", "'UL'", "null", "false")]
    [TestCase("not_icontains", "null", "'a'", "false")]
    [TestCase("icontains_multi", "['x','ED']", "'red'", "true")]
    [TestCase("icontains_multi", "['x','y']", "'red'", "false")]
    [TestCase("icontains_multi", "'ED'", "'red'", "true")]
    [TestCase("icontains_multi", "[]", "'red'", "false")]
    [TestCase("not_icontains_multi", "['x','ED']", "'red'", "false")]
    [TestCase("not_icontains_multi", "[]", "'red'", "true")]
    [TestCase("starts_with", "'RE'", "'red'", "true")]
    [TestCase("starts_with", "'ed'", "'red'", "false")]
    [TestCase("starts_with", "1", "123", "true")]
    [TestCase("not_starts_with", "'re'", "'red'", "false")]
    [TestCase("ends_with", "'ED'", "'red'", "true")]
    [TestCase("ends_with", "'re'", "'red'", "false")]
    [TestCase("not_ends_with", "'ed'", "'rot'", "true")]
    public void Compares_texts(string name, string filter, string property, string answer) =>
        Assert.That(Ask(name, filter, property), Is.EqualTo(answer));

    [TestCase("false", "'banana'", "true")]
    [TestCase("false", "0", "true")]
    [TestCase("false", "null", "true")]
    [TestCase("false", "''", "true")]
    [TestCase("'FALSE'", "'x'", "true")]
    [TestCase("false", "true", "false")]
    [TestCase("true", "'TRUE'", "true")]
    [TestCase("true", "1", "false")]
    [TestCase("['true','false']", "true", "false")]
    [TestCase("['true','false']", "'pro'", "true")]
    [TestCase("['true',['true']]", "true", "true")]
    [TestCase("[]", "true", "true")]
    [TestCase("[]", "[]", "true")]
    [TestCase("[]", "'x'", "false")]
    [TestCase("['true','x']", "'true'", "true")]
    [TestCase("'pro'", "'PRO'", "true")]
    public void Older_matching_versions_compare_truthiness(
        string filter,
        string property,
        string answer
    )
    {
        var opposite = answer == "true" ? "false" : "true";

        Assert.That(Ask("exact", filter, property, matching: 1), Is.EqualTo(answer));
        Assert.That(Ask("exact", filter, property, matching: 3), Is.EqualTo(answer));
        Assert.That(Ask("is_not", filter, property, matching: 1), Is.EqualTo(opposite));
    }

    [TestCase("regex", "'^a.c'", "'abcd'", "true")]
    [TestCase("regex", "'^a.c$'", "'abc\\n'", "false")]
    [TestCase("regex", "'A'", "'a'", "false")]
    [TestCase("regex", "'(?i)A'", "'a'", "true")]
    [TestCase("regex", "''", "'a'", "true")]
    [TestCase("regex", "'('", "'('", "false")]
    [TestCase("not_regex", "'('", "'('", "false")]
    [TestCase("not_regex", "'b'", "'a'", "true")]
    [TestCase("regex", "'^null$'", "null", "true")]
    [TestCase("regex", "'^true$'", "true", "true")]
    [TestCase("regex", "5", "15", "true")]
    [TestCase("gt", "'9'", "'10'", "true")]
    [TestCase("gt", "'9'", "10", "true")]
    [TestCase("gt", "9", "9", "false")]
    [TestCase("gte", "9", "9", "true")]
    [TestCase("gt", "8.5", "9", "true")]
    [TestCase("lt", "9", "8.5", "true")]
    [TestCase("lte", "9", "9", "true")]
    [TestCase("gt", "'abb'", "'abc'", "false")]
    [TestCase("gt", "9", "'10abc'", "false")]
    [TestCase("gt", "0", "true", "false")]
    [TestCase("gt", "0", "null", "false")]
    [TestCase("gt", "0", "' 1'", "false")]
    [TestCase("gt", "0", "'1,000'", "false")]
    [TestCase("gt", "0", "'inf'", "true")]
    [TestCase("gt", "0", "'NaN'", "false")]
    [TestCase("lt", "'NaN'", "1", "false")]
    [TestCase("between", "[1,5]", "1", "true")]
    [TestCase("between", "['1','5']", "'5'", "true")]
    [TestCase("between", "[1,5]", "6", "false")]
    [TestCase("between", "[5,1]", "3", "false")]
    [TestCase("between", "[1]", "1", "false")]
    [TestCase("between", "[1,'NaN']", "1", "false")]
    [TestCase("between", "[1,5]", "null", "false")]
    [TestCase("not_between", "[1,5]", "6", "true")]
    [TestCase("not_between", "[1,5]", "3", "false")]
    [TestCase("not_between", "[1,5]", "'x'", "?")]
    [TestCase("not_between", "[1,5]", "null", "?")]
    [TestCase("not_between", "[1,5]", "'NaN'", "false")]
    [TestCase("not_between", "[5,1]", "9", "false")]
    public void Compares_patterns_and_numbers(
        string name,
        string filter,
        string property,
        string answer
    ) => Assert.That(Ask(name, filter, property), Is.EqualTo(answer));

    // The moment is 2026-03-01 12:00 UTC.
    [TestCase("is_date_before", "'2026-01-01T00:00:00Z'", "'2025-12-31T23:59:59Z'", "true")]
    [TestCase("is_date_before", "'2026-01-01T00:00:00Z'", "'2026-01-01T00:00:00Z'", "false")]
    [TestCase("is_date_after", "'2026-01-01T00:00:00Z'", "'2026-01-01T01:00:00+00:30'", "true")]
    [TestCase("is_date_exact", "'2026-01-01T00:00:00Z'", "'2026-01-01T02:00:00+02:00'", "true")]
    [TestCase("is_date_after", "'2025-01-01T00:00:00Z'", "1767225600", "true")]
    [TestCase("is_date_after", "'2025-01-01T00:00:00Z'", "'2026'", "false")]
    [TestCase("is_date_before", "'-7d'", "'2026-02-01T00:00:00Z'", "true")]
    [TestCase("is_date_before", "'7d'", "'2026-02-28T00:00:00Z'", "false")]
    [TestCase("is_date_before", "'7D'", "'2020-01-01T00:00:00Z'", "?")]
    [TestCase("is_date_after", "'2020-01-01T00:00:00Z'", "'nonsense'", "false")]
    [TestCase("is_date_after", "'2020-01-01T00:00:00Z'", "null", "false")]
    [TestCase("is_date_after", "'2020-01-01T00:00:00Z'", "true", "false")]
    [TestCase("is_date_after", "2020", "'2026-01-01T00:00:00Z'", "false")]
    [TestCase("is_date_after", "'2020-01-01'", "'2026-01-01'", "true")]
    [TestCase("is_date_after", "'2026-01-01'", "'2026-01-01T06:00:00Z'", "?")]
    [TestCase("semver_gte", "'1.2.3'", "'1.2.3-beta'", "false")]
    [TestCase("semver_eq", "'1.2.3'", "'1.2.3+b'", "false")]
    [TestCase("semver_neq", "'1.2.3'", "'1.2.4'", "true")]
    [TestCase("semver_neq", "'1.2.3'", "'x'", "false")]
    [TestCase("semver_gt", "'1.9'", "'1.10'", "true")]
    [TestCase("semver_lt", "'v2'", "'1.99.9'", "true")]
    [TestCase("semver_lte", "'3.08'", "'3.8.0'", "true")]
    [TestCase("semver_eq", "'1.2.3'", "'1.2.3.4'", "false")]
    [TestCase("semver_eq", "'1.2.0'", "'V1.2'", "false")]
    [TestCase("semver_eq", "'1.5'", "1.5", "true")]
    [TestCase("semver_eq", "'x'", "'x'", "false")]
    [TestCase("semver_tilde", "'1.2.3'", "'1.2.9'", "true")]
    [TestCase("semver_tilde", "'1.2.3'", "'1.3.0'", "false")]
    [TestCase("semver_tilde", "'1.2.3'", "'1.2.4-rc'", "false")]
    [TestCase("semver_caret", "'1.2.3'", "'1.9.0'", "true")]
    [TestCase("semver_caret", "'0.2.3'", "'0.3.0'", "false")]
    [TestCase("semver_wildcard", "'1.2.*'", "'1.2.7'", "true")]
    [TestCase("semver_wildcard", "'*'", "'9.9.9'", "true")]
    [TestCase("semver_wildcard", "'1.*.3'", "'1.2.3'", "false")]
    [TestCase("semver_wildcard", "'1.2.3'", "'1.3.0'", "true")]
    public void Compares_dates_and_versions(
        string name,
        string filter,
        string property,
        string answer
    ) => Assert.That(Ask(name, filter, property), Is.EqualTo(answer));

    [TestCase("is_date_after", "'2026-01-01'", "'2026-01-01T06:00:00Z'", "true")]
    [TestCase("is_date_after", "'2026-01-01'", "'2026-01-01T03:00:00Z'", "false")]
    public void Project_time_zone_makes_dates_definite(
        string name,
        string filter,
        string property,
        string answer
    ) =>
        Assert.That(
            Ask(
                name,
                filter,
                property,
                zone: TimeZoneInfo.FindSystemTimeZoneById("America/New_York")
            ),
            Is.EqualTo(answer)
        );

    [TestCase("in", "'x'", "'x'", "false")]
    [TestCase("not_in", "'x'", "'y'", "false")]
    [TestCase("flag_evaluates_to", "true", "true", "false")]
    [TestCase("min", "1", "2", "?")]
    [TestCase("max", "1", "2", "?")]
    [TestCase("", "'x'", "'x'", "?")]
    [TestCase("EXACT", "'x'", "'x'", "?")]
    public void Unsupported_operator_is_left_to_the_server(
        string name,
        string filter,
        string property,
        string answer
    ) => Assert.That(Ask(name, filter, property), Is.EqualTo(answer));

    [Test]
    public void Missing_operator_means_exact()
    {
        var question = new Question
        {
            Filters = "{groups:[{properties:[{key:'p',type:'person',operator:null,value:'X'}]}]}",
            Person = "{p:'x'}",
        };

        Assert.That(question.Answer, Is.EqualTo("true"));
    }

    [TestCase("exact")]
    [TestCase("is_not")]
    [TestCase("is_set")]
    [TestCase("is_not_set")]
    [TestCase("not_icontains")]
    [TestCase("not_icontains_multi")]
    [TestCase("not_starts_with")]
    [TestCase("not_ends_with")]
    [TestCase("not_regex")]
    [TestCase("gt")]
    [TestCase("not_between")]
    [TestCase("is_date_exact")]
    [TestCase("semver_neq")]
    [TestCase("in")]
    public void Missing_property_is_left_to_the_server(string name)
    {
        var question = new Question
        {
            Filters =
                $"{{groups:[{{properties:[{{key:'p',type:'person',operator:'{name}',value:'1'}}]}}]}}",
        };

        Assert.That(question.Answer, Is.EqualTo("?"));
    }

    [Test]
    public void Number_that_JSON_cannot_represent_counts_as_missing()
    {
        var flags = new Question
        {
            Filters =
                "{groups:[{properties:[{key:'p',type:'person',operator:'is_set',value:'1'}]}]}",
        }.Flags;
        var subject = new PostHog.Flags.Inputs.FlagSubject("u")
        {
            PersonProperties = new Dictionary<string, object?> { ["p"] = double.NaN },
        };

        Assert.That(flags.Evaluate(subject, "flag", out _), Is.Null);
    }

    private static string Ask(
        string name,
        string filter,
        string property,
        int matching = 2,
        TimeZoneInfo? zone = null
    ) =>
        new Question
        {
            Filters =
                $"{{groups:[{{properties:[{{key:'p',type:'person',operator:'{name}',value:{filter}}}]}}]}}",
            Person = $"{{p:{property}}}",
            Matching = matching,
            Options = new CompileOptions { TimeZone = zone },
        }.Answer;
}
