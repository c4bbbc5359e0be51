using PostHog.Mirror.Analyzers.Async;

namespace PostHog.Mirror.Tests.Analyzers;

/// <summary>The rules about async code run in one analyzer, which has to know all of them.</summary>
[TestFixture]
internal sealed class AsyncRulesTests
{
    [Test]
    public void Contain_every_rule_once() =>
        Assert.That(
            AsyncRules.All.Select(rule => rule.GetType()),
            Is.EquivalentTo(
                typeof(AsyncRule)
                    .Assembly.GetTypes()
                    .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(AsyncRule)))
            )
        );

    [Test]
    public void Are_left_out_together_if_they_are_of_style_and_none_is_switched_on()
    {
        Assert.That(
            new AsyncStyleAnalyzer().SupportedDiagnostics.Select(one => one.IsEnabledByDefault),
            Has.None.True
        );
        Assert.That(
            new AsyncCodeAnalyzer().SupportedDiagnostics.Select(one => one.IsEnabledByDefault),
            Has.None.False
        );
    }
}
