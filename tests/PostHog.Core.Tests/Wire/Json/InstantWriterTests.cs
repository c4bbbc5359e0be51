using FsCheck.Fluent;
using PostHog.TestKit;
using PostHog.Wire.Json;

namespace PostHog.Core.Tests.Wire.Json;

internal sealed class InstantWriterTests
{
    [Test]
    public void Matches_the_format_string()
    {
        Law.Holds(
            Gen.Zip(Gen.Choose(1, int.MaxValue), Gen.Choose(0, int.MaxValue)),
            one => Check(Instant(one.Item1, one.Item2))
        );
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(10)]
    [TestCase(1_000_000)]
    [TestCase(9_999_999)]
    public void Writes_fractions_without_trailing_zeros(long ticks)
    {
        Check(A.Moment.AddTicks(ticks));
    }

    [Test]
    public void Writes_the_first_and_the_last_instant()
    {
        Check(DateTimeOffset.MinValue);
        Check(DateTimeOffset.MaxValue);
    }

    private static DateTimeOffset Instant(int coarse, int fine) =>
        DateTimeOffset
            .MinValue.AddDays(1 + (coarse % 3_652_000))
            .AddSeconds(coarse % 86_400)
            .AddTicks(fine % TimeSpan.TicksPerSecond)
            .ToOffset(TimeSpan.FromMinutes((fine % 1681) - 840));

    private static void Check(DateTimeOffset instant)
    {
        var text = new char[InstantWriter.MaxLength + 1];

        var end = InstantWriter.Write(text, 1, instant);

        Assert.That(new string(text, 1, end - 1), Is.EqualTo(Rfc3339.Utc(instant)));
    }
}
