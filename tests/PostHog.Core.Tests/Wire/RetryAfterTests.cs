using PostHog.Wire;

namespace PostHog.Core.Tests.Wire;

internal sealed class RetryAfterTests
{
    [TestCase("1", 1)]
    [TestCase("120", 120)]
    [TestCase(" 7 ", 7)]
    [TestCase("007", 7)]
    [TestCase("Sun, 01 Mar 2026 12:00:05 GMT", 5)]
    [TestCase(" Sun, 01 Mar 2026 13:00:00 GMT ", 3600)]
    public void Reads_seconds_and_dates(string header, int seconds)
    {
        var wait = RetryAfter.Read(header, A.Moment);

        Assert.That(wait, Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    [TestCase("soon")]
    [TestCase("-5")]
    [TestCase("+5")]
    [TestCase("1.5")]
    [TestCase("1,000")]
    [TestCase("0x10")]
    [TestCase("١٢")]
    [TestCase("5 s")]
    [TestCase("2026-03-01T12:00:05Z")]
    [TestCase("Mon, 01 Mar 2026 12:00:05 GMT", Description = "It was a Sunday.")]
    [TestCase("Sun, 01 Mar 2026 25:00:00 GMT")]
    public void Ignores_an_invalid_retry_after(string? header)
    {
        Assert.That(RetryAfter.Read(header, A.Moment), Is.Null);
    }

    [TestCase("0")]
    [TestCase("Sun, 01 Mar 2026 12:00:00 GMT")]
    [TestCase("Sun, 01 Mar 2026 11:59:59 GMT")]
    [TestCase("Thu, 01 Jan 1970 00:00:00 GMT")]
    public void Ignores_a_retry_after_in_the_past(string header)
    {
        Assert.That(RetryAfter.Read(header, A.Moment), Is.Null);
    }

    [TestCase("2147483647")]
    [TestCase("2147483648")]
    [TestCase("99999999999999999999999999999999999999")]
    [TestCase("Fri, 31 Dec 9999 23:59:59 GMT")]
    public void Treats_an_excessive_retry_after_as_a_long_delay(string header)
    {
        var wait = RetryAfter.Read(header, A.Moment);

        Assert.That(wait, Is.GreaterThan(TimeSpan.FromDays(365)));
    }
}
