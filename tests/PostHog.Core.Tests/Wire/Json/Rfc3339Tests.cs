using PostHog.Wire.Json;

namespace PostHog.Core.Tests.Wire.Json;

internal sealed class Rfc3339Tests
{
    private static readonly DateTimeOffset Noon = new(
        2026,
        3,
        1,
        12,
        0,
        0,
        TimeSpan.FromHours(5.5)
    );

    [TestCase(0, "2026-03-01T06:30:00Z")]
    [TestCase(1, "2026-03-01T06:30:00.0000001Z")]
    [TestCase(1_234_567, "2026-03-01T06:30:00.1234567Z")]
    [TestCase(1_230_000, "2026-03-01T06:30:00.123Z")]
    [TestCase(9_999_999, "2026-03-01T06:30:00.9999999Z")]
    public void Writes_the_instant_in_utc_without_trailing_zeros(int ticks, string text)
    {
        Assert.That(Rfc3339.Utc(Noon.AddTicks(ticks)), Is.EqualTo(text));
    }

    [Test]
    [SetCulture("th-TH")]
    public void Ignores_the_calendar_of_the_culture()
    {
        Assert.That(Rfc3339.Utc(Noon), Is.EqualTo("2026-03-01T06:30:00Z"));
        Assert.That(Rfc3339.WithOffset(Noon), Is.EqualTo("2026-03-01T12:00:00+05:30"));
    }

    [Test]
    [SetCulture("fi-FI")]
    public void Ignores_the_separators_of_the_culture()
    {
        Assert.That(Rfc3339.Utc(Noon.AddTicks(1)), Is.EqualTo("2026-03-01T06:30:00.0000001Z"));
    }

    [TestCase(DateTimeKind.Unspecified, "2026-03-01T01:02:03.04")]
    [TestCase(DateTimeKind.Utc, "2026-03-01T01:02:03.04Z")]
    public void Adds_no_offset_to_a_time_without_a_zone(DateTimeKind kind, string text)
    {
        var instant = new DateTime(2026, 3, 1, 1, 2, 3, 40, kind);

        Assert.That(Rfc3339.AsItIs(instant), Is.EqualTo(text));
    }

    [Test]
    public void Writes_the_first_and_the_last_instant()
    {
        Assert.That(Rfc3339.Utc(DateTimeOffset.MinValue), Is.EqualTo("0001-01-01T00:00:00Z"));
        Assert.That(
            Rfc3339.Utc(DateTimeOffset.MaxValue),
            Is.EqualTo("9999-12-31T23:59:59.9999999Z")
        );
    }
}
