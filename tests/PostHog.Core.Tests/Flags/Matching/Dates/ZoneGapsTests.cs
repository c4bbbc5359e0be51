using System.Globalization;
using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Dates;

namespace PostHog.Core.Tests.Flags.Matching.Dates;

/// <summary>Local times skipped by daylight saving time, while the project's time zone is unknown.</summary>
public sealed class ZoneGapsTests
{
    private static readonly DateTimeOffset Now = new(2024, 3, 31, 12, 0, 0, TimeSpan.Zero);

    [TestCase("2024-03-31 02:30:00", "Inconclusive")]
    [TestCase("2024-03-29 12:30:00", "Yes")]
    [TestCase("2024-03-31 12:30:00", "Yes")]
    public void Date_skipped_by_some_time_zone_is_left_to_the_server(string wall, string match) =>
        Assert.That(Compare(DateRelation.After, wall).ToString(), Is.EqualTo(match));

    [Test]
    public void Skipped_date_that_never_matches_does_not_match() =>
        Assert.That(Compare(DateRelation.Before, "2024-03-31 02:30:00"), Is.EqualTo(Match.No));

    // In Berlin, now is 02:30 on the day after the clocks went forward, and 02:30 did not exist the day before.
    [TestCase("2022-03-28T00:30:00Z", "-1d", "Inconclusive")]
    [TestCase("2022-04-27T00:30:00Z", "-1m", "Inconclusive")]
    [TestCase("2022-03-28T00:30:00Z", "-1w", "Yes")]
    public void Relative_date_skipped_by_some_time_zone_is_left_to_the_server(
        string now,
        string filter,
        string match
    )
    {
        var matched = FlagDate.Compare(
            DateRelation.Before,
            FlagDate.OfFilter("2020-01-01T00:00:00Z"),
            FlagDate.OfFilter(filter),
            DateTimeOffset.Parse(now, CultureInfo.InvariantCulture),
            zone: null
        );

        Assert.That(matched.ToString(), Is.EqualTo(match));
    }

    private static Match Compare(DateRelation relation, string wall) =>
        FlagDate.Compare(
            relation,
            FlagDate.OfFilter(wall),
            FlagDate.OfFilter("2020-01-01T00:00:00Z"),
            Now,
            zone: null
        );
}
