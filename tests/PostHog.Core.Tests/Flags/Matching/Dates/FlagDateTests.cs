using System.Globalization;
using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Dates;
using PostHog.Flags.Matching.Values;

namespace PostHog.Core.Tests.Flags.Matching.Dates;

[TestFixture("")]
[TestFixture("de-DE")]
[TestFixture("tr-TR")]
[TestFixture("fa-IR")]
internal sealed class FlagDateTests(string culture) : InCulture(culture)
{
    private static readonly DateTimeOffset Now = new(2024, 3, 31, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById(
        "Europe/Berlin"
    );
    private static readonly TimeZoneInfo Honolulu = TimeZoneInfo.FindSystemTimeZoneById(
        "Pacific/Honolulu"
    );

    // How the property relates to the filter, in UTC: before, after, exact, or none if one of them is invalid.
    [TestCase("2024-01-01T00:00:00Z", "2024-01-02T00:00:00Z", "Before")]
    [TestCase("2024-01-02T00:00:00Z", "2024-01-01T00:00:00Z", "After")]
    [TestCase("2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z", "Exact")]
    [TestCase("2024-01-01T02:00:00+02:00", "2024-01-01T00:00:00.000Z", "Exact")]
    [TestCase("2024-01-01T00:00:00-05:30", "2024-01-01T05:30:00Z", "Exact")]
    [TestCase("2024-01-01 00:00:00Z", "2024-01-01T00:00:00z", "Exact")]
    [TestCase("2022-04-05 12:34:12 +01:00", "2022-04-05T11:34:12Z", "Exact")]
    [TestCase("2022-04-05 12:34:12 +0200", "2022-04-05T10:34:12Z", "Exact")]
    [TestCase("2022-04-05 12:34:12 GMT", "2022-04-05T12:34:12Z", "Exact")]
    [TestCase("2022-04-05 12:34:12.5 UTC", "2022-04-05T12:34:12.5Z", "Exact")]
    [TestCase("2024-01-01T00:00:00.000000001Z", "2024-01-01T00:00:00Z", "After")]
    [TestCase("2024-01-01T00:00:00.0000000019Z", "2024-01-01T00:00:00.000000001Z", "Exact")]
    [TestCase("2024-01-01", "2024-01-01T00:00:00Z", "Exact")]
    [TestCase("2024-01-01 10:30", "2024-01-01T10:30:00Z", "Exact")]
    [TestCase("2024-01-01T10:30:15.5", "2024-01-01T10:30:15.500Z", "Exact")]
    [TestCase("2024", "1970-01-01T00:33:44Z", "Exact")]
    [TestCase("1704067200", "2024-01-01", "Exact")]
    [TestCase("1704067200.5", "2024-01-01T00:00:00.5Z", "Exact")]
    [TestCase("-1.5", "1969-12-31T23:59:58Z", "Exact")]
    [TestCase("nan", "1970-01-01", "Exact")]
    [TestCase("1704067200000", "2024-01-01", "After")]
    [TestCase("1e300", "2024-01-01", "")]
    [TestCase("inf", "2024-01-01", "")]
    [TestCase("0.9999999999", "1970-01-01", "")]
    [TestCase("-1d", "2024-03-30T12:00:00Z", "Exact")]
    [TestCase("1d", "2024-03-30T12:00:00Z", "Exact")]
    [TestCase("2024-03-31T09:00:00Z", "3h", "Exact")]
    [TestCase("2024-03-17T12:00:00Z", "-2w", "Exact")]
    [TestCase("2024-02-29T12:00:00Z", "-1m", "Exact")]
    [TestCase("2024-01-29T12:00:00Z", "-2m", "Exact")]
    [TestCase("2023-02-28T12:00:00Z", "-13m", "Exact")]
    [TestCase("2022-02-28T12:00:00Z", "-0025m", "Exact")]
    [TestCase("2023-03-31T12:00:00Z", "-1y", "Exact")]
    [TestCase("2024-03-31T12:00:00Z", "0d", "Exact")]
    [TestCase("0001-01-01", "9999y", "After")]
    [TestCase("2024-01-01", "10000d", "")]
    [TestCase("2024-01-01", "-", "")]
    [TestCase("2024-01-01", "d", "")]
    [TestCase("2024-01-01", "-d", "")]
    [TestCase("2024-01-01", "", "")]
    [TestCase("banana", "2024-01-01", "")]
    [TestCase("true", "2024-01-01", "")]
    [TestCase("2024-02-30", "2024-01-01", "")]
    [TestCase("2023-02-29", "2024-01-01", "")]
    [TestCase("2024-13-01", "2024-01-01", "")]
    [TestCase("2024-01-01T24:00:00Z", "2024-01-01", "")]
    [TestCase("2024-01-01T10:60", "2024-01-01", "")]
    [TestCase("2024-01-01T10:00Z", "2024-01-01", "")]
    [TestCase("2024-01-02T10:00z", "2024-01-01", "")]
    [TestCase("2024-01-02", "2024-01-01T10:00+02:00", "")]
    public void Compares_dates(string property, string filter, string relation)
    {
        foreach (var asked in Enum.GetValues<DateRelation>())
        {
            Assert.That(
                Compare(asked, property, filter, TimeZoneInfo.Utc),
                Is.EqualTo(asked.ToString() == relation ? Match.Yes : Match.No),
                asked.ToString()
            );
        }
    }

    [TestCase("5D")]
    [TestCase("5 d")]
    [TestCase("+5d")]
    [TestCase("1.5d")]
    [TestCase("20240101")]
    [TestCase("2024-1-1")]
    [TestCase("2024-01-01 10:00Z")]
    [TestCase("2024-01-01 10:00 +02:00")]
    [TestCase("2024-01-01T10:00 Z")]
    [TestCase("2024-01-01T10:00:60Z")]
    [TestCase("2024-01-01T10:00:00+0200")]
    [TestCase("2024-01-01T10:00:00 +02:00")]
    [TestCase("2024-01-01T10:00:00.Z")]
    [TestCase("2024-01-01t10:00:00Z")]
    [TestCase(" 2024-01-01")]
    [TestCase("May 5, 2024")]
    [TestCase("01/02/2024")]
    public void Is_inconclusive_for_formats_that_only_the_server_reads(string filter)
    {
        Assert.That(
            Compare(DateRelation.Before, "2024-01-01", filter, TimeZoneInfo.Utc),
            Is.EqualTo(Match.Inconclusive)
        );
    }

    [TestCase(1704067200, "Exact")]
    [TestCase(1704067199.5, "Before")]
    [TestCase(1704067200L, "Exact")]
    [TestCase(true, "")]
    [TestCase(null, "")]
    [TestCase(new[] { 1704067200 }, "")]
    public void Reads_numbers_as_seconds_and_rejects_other_types(object? value, string relation)
    {
        var property = FlagDate.OfProperty(ServerValue.Of(value));
        var filter = FlagDate.OfFilter("2024-01-01T00:00:00Z");

        foreach (var asked in Enum.GetValues<DateRelation>())
        {
            Assert.That(
                FlagDate.Compare(asked, property, filter, Now, zone: null),
                Is.EqualTo(asked.ToString() == relation ? Match.Yes : Match.No)
            );
        }
    }

    // The instants of clocks in Berlin: in winter, in summer, skipped, and twice.
    [TestCase("2024-01-01", "2023-12-31T23:00:00Z")]
    [TestCase("2024-07-01 12:00", "2024-07-01T10:00:00Z")]
    [TestCase("2024-03-31T02:30:00", null)]
    [TestCase("2024-10-27T02:30:00", "2024-10-27T00:30:00Z")]
    [TestCase("-1d", "2024-03-30T13:00:00Z")]
    [TestCase("-1m", "2024-02-29T13:00:00Z")]
    public void Uses_the_time_zone_of_the_project(string property, string? instant)
    {
        var isExact = Compare(
            DateRelation.Exact,
            property,
            instant ?? "2024-03-31T01:30:00Z",
            Berlin
        );

        Assert.That(isExact, Is.EqualTo(instant is null ? Match.No : Match.Yes));
    }

    [Test]
    public void Counts_months_from_the_current_day_in_the_project_time_zone()
    {
        var now = DateTimeOffset.Parse("2024-03-01T05:00:00Z", CultureInfo.InvariantCulture);
        var property = FlagDate.OfProperty(ServerValue.Of("2024-01-30T05:00:00Z"));
        var filter = FlagDate.OfFilter("-1m");

        // In Honolulu it is still the 29th of February.
        Assert.That(
            FlagDate.Compare(DateRelation.Exact, property, filter, now, Honolulu),
            Is.EqualTo(Match.Yes)
        );
        Assert.That(
            FlagDate.Compare(DateRelation.Before, property, filter, now, TimeZoneInfo.Utc),
            Is.EqualTo(Match.Yes)
        );
        Assert.That(
            FlagDate.Compare(DateRelation.Before, property, filter, now, zone: null),
            Is.EqualTo(Match.Inconclusive)
        );
    }

    // before, after, exact without knowing the zone
    [TestCase("2024-01-01T00:00:00Z", "2024-01-02T00:00:00Z", "Yes", "No", "No")]
    [TestCase("2024-01-01T09:00:00Z", "2024-01-02", "Yes", "No", "No")]
    [TestCase("2024-01-01T10:00:00Z", "2024-01-02", "Inconclusive", "No", "Inconclusive")]
    [TestCase("2024-01-02T11:00:00Z", "2024-01-02", "Inconclusive", "Inconclusive", "Inconclusive")]
    [TestCase("2024-01-02T12:00:00Z", "2024-01-02", "No", "Inconclusive", "Inconclusive")]
    [TestCase("2024-01-02T12:00:01Z", "2024-01-02", "No", "Yes", "No")]
    [TestCase("2024-01-02", "2024-01-02", "No", "No", "Yes")]
    [TestCase("2024-01-01", "2024-01-02", "Yes", "No", "No")]
    [TestCase("2024-01-02 02:00", "2024-01-02", "Inconclusive", "Inconclusive", "Inconclusive")]
    [TestCase("2024-03-20T00:00:00Z", "-7d", "Yes", "No", "No")]
    [TestCase("2024-03-24T11:00:00Z", "-7d", "Inconclusive", "Inconclusive", "Inconclusive")]
    [TestCase("2024-03-25T00:00:00Z", "-7d", "No", "Yes", "No")]
    [TestCase("2024-02-01T00:00:00Z", "-1m", "Yes", "No", "No")]
    [TestCase("2024-03-05T00:00:00Z", "-1m", "No", "Yes", "No")]
    public void Is_definite_when_the_result_is_the_same_in_every_time_zone(
        string property,
        string filter,
        string before,
        string after,
        string exact
    )
    {
        Assert.That(
            Compare(DateRelation.Before, property, filter, null).ToString(),
            Is.EqualTo(before)
        );
        Assert.That(
            Compare(DateRelation.After, property, filter, null).ToString(),
            Is.EqualTo(after)
        );
        Assert.That(
            Compare(DateRelation.Exact, property, filter, null).ToString(),
            Is.EqualTo(exact)
        );
    }

    [Test]
    public void Counts_calendar_days()
    {
        for (var days = -719_162; days < 2_932_896; days += 97)
        {
            var date = new DateTime(1970, 1, 1).AddDays(days);

            Assert.That(new CivilDate(date.Year, date.Month, date.Day).Days == days, $"{date}");
            Assert.That(CivilDate.OfDays(days).Days == days, $"{date}");
        }
    }

    private static Match Compare(
        DateRelation relation,
        string property,
        string filter,
        TimeZoneInfo? zone
    ) =>
        FlagDate.Compare(
            relation,
            FlagDate.OfProperty(ServerValue.Of(property)),
            FlagDate.OfFilter(filter),
            Now,
            zone
        );
}
