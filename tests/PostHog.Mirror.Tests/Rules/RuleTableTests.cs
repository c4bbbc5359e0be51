using PostHog.Mirror.Naming;
using PostHog.Mirror.Rules;
using PostHog.Mirror.Tests.Support;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Tests.Rules;

/// <summary>Every row of the table is needed.</summary>
[TestFixture]
internal sealed class RuleTableTests
{
    private static readonly string Api = TortureCase.Support("Api.cs");

    private static readonly (TortureCase Torture, NameIndex Names, string Expected)[] Cases =
    [
        .. TortureCase.All.Select(torture =>
        {
            var names = Mirrored.Names(torture.Text, Api);
            return (torture, names, Result(torture, names, Translator.Standard));
        }),
    ];

    private static IEnumerable<TestCaseData> Rules =>
        RuleTable.All.Select(rule =>
            new TestCaseData(rule).SetArgDisplayNames($"{rule.Id} {rule.GetType().Name}")
        );

    [TestCaseSource(nameof(Rules))]
    public void Some_case_fails_without_the_rule(IRule rule)
    {
        var without = new Translator([.. RuleTable.All.Where(other => other != rule)]);

        var missed = Cases.Where(known =>
            Result(known.Torture, known.Names, without) != known.Expected
        );

        Assert.That(missed.Select(known => known.Torture.Name), Is.Not.Empty);
    }

    [TestCaseSource(nameof(Rules))]
    public void Every_rule_has_a_test_class(IRule rule) =>
        Assert.That(
            GetType().Assembly.GetTypes().Select(type => type.Name),
            Does.Contain(rule.GetType().Name + "Tests")
        );

    [Test]
    public void Every_edit_rule_has_its_own_id() =>
        Assert.That(RuleTable.Edits.Select(rule => rule.Id), Is.Unique);

    [Test]
    public void Every_edit_rule_is_used()
    {
        var used = Cases
            .SelectMany(known => Mirrored.Of(known.Torture.Text, names: known.Names).Edits)
            .Select(edit => edit.Rule)
            .ToHashSet(StringComparer.Ordinal);

        Assert.That(
            RuleTable.Edits.Select(rule => rule.Id).Where(id => !used.Contains(id)),
            Is.Empty
        );
    }

    private static string Result(TortureCase torture, NameIndex names, Translator translator)
    {
        var translation = Mirrored.Of(torture.Text, names: names, translator: translator);
        return translation.Text
            + string.Join('\n', translation.Diagnostics.Select(d => d.Id + d.Span));
    }
}
