using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Dates;
using PostHog.Flags.Matching.Patterns;
using PostHog.Flags.Matching.Values;
using PostHog.Flags.Matching.Versions;
using PostHog.TestKit;

namespace PostHog.Core.Tests.Flags.Matching;

/// <summary>No matching function throws or hangs on any text.</summary>
internal sealed class HostileTextTests
{
    private static readonly DateTimeOffset[] Moments =
    [
        DateTimeOffset.MinValue,
        A.Moment,
        DateTimeOffset.MaxValue,
    ];

    // Fragments of versions, dates, numbers and patterns, and some unrelated ones.
    private static readonly string[] Pieces =
    [
        .. "0 1 9 . - + e E v x * , < > = ~ ^ $ ( ) [ ] { } ? | \\ : T Z d m y h w a k İ Σ ß".Split(
            ' '
        ),
        " ",
        "\0",
        "\n",
        "\uD83D",
        "\uDE42",
        "😀",
        "2024-02-29",
        "10:30:00",
        "9999",
        "(?i)",
        "\\d",
        "a{9,}",
        "1.2.3",
        "inf",
        "nan",
        "(?P<",
        "[^",
        "&&",
        "\u212A",
        "٣",
    ];

    private static readonly TimeZoneInfo?[] Zones =
    [
        null,
        TimeZoneInfo.Utc,
        TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
        TimeZoneInfo.FindSystemTimeZoneById("Pacific/Apia"),
    ];

    [Test]
    public void Never_throws_or_hangs_on_any_text()
    {
        Law.Holds(
            Gen.Zip(Texts, Gen.Zip(Texts, Gen.Choose(0, 11))),
            each =>
            {
                var (text, (other, choice)) = each;
                var watch = Stopwatch.StartNew();

                TryAll(text, other, Moments[choice % 3], Zones[choice % 4]);

                Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)), text);
            }
        );
    }

    private static void TryAll(string text, string other, DateTimeOffset now, TimeZoneInfo? zone)
    {
        var value = ServerValue.Of(text);
        Assert.That(value.Text is not null);
        Assert.That(RustText.LowersTo(text, RustText.ToLower(text)), text);
        Assert.That(RustText.Contains(text + other, RustText.ToAsciiLower(other)), text);
        Assert.That(RustText.EndsWith(text + other, RustText.ToAsciiLower(other)), text);
        _ = RustNumber.TryParse(text, out _);
        new Pattern(text).Test(other, negated: false);

        var isVersion = SemanticVersion.TryParse(other, out var version);
        foreach (
            var range in new[]
            {
                VersionRange.Tilde(text),
                VersionRange.Caret(text),
                VersionRange.Wildcard(text),
            }
        )
        {
            Assert.That(isVersion ? range.Contains(version) : Match.No, Is.Not.EqualTo((Match)9));
        }

        foreach (var relation in Enum.GetValues<DateRelation>())
        {
            FlagDate.Compare(
                relation,
                FlagDate.OfProperty(value),
                FlagDate.OfFilter(other),
                now,
                zone
            );
        }
    }

    private static Gen<string> Texts =>
        Gen.ArrayOf(Gen.Elements(Pieces)).Select(pieces => string.Concat(pieces));
}
