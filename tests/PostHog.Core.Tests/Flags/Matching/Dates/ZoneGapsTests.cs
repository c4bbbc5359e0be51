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

    private static Match Compare(DateRelation relation, string wall) =>
        FlagDate.Compare(
            relation,
            FlagDate.OfFilter(wall),
            FlagDate.OfFilter("2020-01-01T00:00:00Z"),
            Now,
            zone: null
        );
}
