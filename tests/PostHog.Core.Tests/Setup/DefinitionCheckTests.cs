using System.Globalization;
using PostHog.Setup;

namespace PostHog.Core.Tests.Setup;

public sealed class DefinitionCheckTests
{
    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    [TestCase("phs_Ab-9")]
    [TestCase(" phx_test\n")]
    public void Accepts_a_key_and_no_key(string? key) =>
        Assert.DoesNotThrow(() => DefinitionCheck.Check(new() { SecretKey = key }));

    [TestCase("phs_a\nb")]
    [TestCase("phs_a b")]
    [TestCase("phs_a\u007fb")]
    [TestCase("phs_ä")]
    public void Rejects_a_key_that_cannot_be_sent_without_repeating_it(string key)
    {
        var mistake = Assert.Throws<ArgumentException>(() =>
            DefinitionCheck.Check(new() { SecretKey = key })
        );

        Assert.That(mistake!.ParamName, Is.EqualTo(nameof(PostHogOptions.SecretKey)));
        Assert.That(mistake.Message, Does.Not.Contain("phs_"));
    }

    [TestCase("00:00:00")]
    [TestCase("-00:00:00.0010000", Description = "Infinite.")]
    [TestCase("00:00:00.0000001")]
    [TestCase("1.00:00:00")]
    public void Accepts_an_interval_of_up_to_a_day_and_none(string interval) =>
        Assert.DoesNotThrow(() => DefinitionCheck.Check(WithInterval(interval)));

    [TestCase("-00:00:01")]
    [TestCase("-00:00:00.0000001")]
    [TestCase("1.00:00:00.0000001")]
    [TestCase("10675199.02:48:05.4775807")]
    public void Rejects_any_other_interval(string interval)
    {
        var mistake = Assert.Throws<ArgumentOutOfRangeException>(() =>
            DefinitionCheck.Check(WithInterval(interval))
        );

        Assert.That(mistake!.ParamName, Is.EqualTo(nameof(PostHogOptions.FeatureFlagPollInterval)));
    }

    [Test]
    public void Is_part_of_every_check() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            OptionsCheck.Check(WithInterval("-00:00:01"))
        );

    private static PostHogOptions WithInterval(string interval) =>
        new()
        {
            ProjectToken = "phc_test",
            FeatureFlagPollInterval = TimeSpan.Parse(interval, CultureInfo.InvariantCulture),
        };
}
