using System.Reflection;
using PostHog.Setup;

namespace PostHog.Core.Tests.Setup;

/// <summary>
/// Every numeric option and duration has bounds: both are accepted, and a value beyond them is rejected with the name of
/// the option.
/// </summary>
internal sealed class OptionBoundsTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static readonly TestCaseData[] Bounds =
    [
        Count(nameof(PostHogOptions.MaxRetries), 0, 1_000),
        Count(nameof(PostHogOptions.MaxBatchSize), 1, 10_000),
        Count(nameof(PostHogOptions.FlushAt), 1, 10_000),
        Count(nameof(PostHogOptions.MaxQueueSize), 1, 10_000_000),
        Count(nameof(PostHogOptions.AiMaxQueueSize), 1, 10_000_000),
        Count(nameof(PostHogOptions.FeatureFlagMaxRetries), 0, 10),
        Count(nameof(PostHogOptions.FeatureFlagCacheSize), 1, 1_000_000),
        Count(nameof(PostHogOptions.FeatureFlagCalledCacheSize), 1, 10_000_000),
        Bytes(nameof(PostHogOptions.MaxQueueBytes), 1L << 20, 1L << 40),
        Bytes(nameof(PostHogOptions.AiMaxQueueBytes), 16L << 20, 1L << 40),
        Duration(nameof(PostHogOptions.RequestTimeout), Tick, Hour),
        Duration(nameof(PostHogOptions.ConnectTimeout), Tick, Hour),
        Duration(nameof(PostHogOptions.CaptureTimeout), Tick, Hour),
        Duration(nameof(PostHogOptions.FlushInterval), Tick, Hour),
        Duration(nameof(PostHogOptions.ShutdownTimeout), Tick, Hour),
        Duration(nameof(PostHogOptions.ExitFlushTimeout), Tick, Hour),
        Duration(nameof(PostHogOptions.FeatureFlagRequestTimeout), Tick, Hour),
        Duration(nameof(PostHogOptions.FeatureFlagCacheDuration), Tick, Hour),
        Duration(
            nameof(PostHogOptions.FeatureFlagPollInterval),
            TimeSpan.Zero,
            TimeSpan.FromDays(1)
        ),
    ];

    [TestCaseSource(nameof(Bounds))]
    public void Accepts_both_bounds_of_an_option(
        string option,
        object least,
        object most,
        object below,
        object above
    )
    {
        Assert.That(() => Settings(option, least), Throws.Nothing);
        Assert.That(() => Settings(option, most), Throws.Nothing);
    }

    [TestCaseSource(nameof(Bounds))]
    public void Rejects_a_value_beyond_the_bounds_of_an_option(
        string option,
        object least,
        object most,
        object below,
        object above
    )
    {
        object[] extremes = below switch
        {
            int => [int.MinValue, int.MaxValue],
            long => [long.MinValue, long.MaxValue],
            _ => [TimeSpan.MinValue, TimeSpan.MaxValue],
        };
        foreach (var value in extremes.Append(below).Append(above))
        {
            Assert.That(
                () => Settings(option, value),
                Throws
                    .InstanceOf<ArgumentOutOfRangeException>()
                    .With.Property(nameof(ArgumentException.ParamName))
                    .EqualTo(option)
                    .And.Message.Contains(option),
                $"{value}"
            );
        }
    }

    [Test]
    public void Every_number_and_duration_has_bounds()
    {
        var numbers = typeof(PostHogOptions)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(option =>
                (Nullable.GetUnderlyingType(option.PropertyType) ?? option.PropertyType) is { } type
                && (
                    type == typeof(TimeSpan)
                    || (type.IsPrimitive && type != typeof(bool) && type != typeof(char))
                )
            )
            .Select(option => option.Name);

        Assert.That(numbers, Is.SubsetOf(Bounds.Select(row => row.Arguments[0])));
    }

    private static void Settings(string option, object value)
    {
        var options = new PostHogOptions { ProjectToken = "phc_test" };
        typeof(PostHogOptions).GetProperty(option)!.SetValue(options, value);
        ClientSettings.From(options);
    }

    private static TestCaseData Count(string option, int least, int most) =>
        new(option, least, most, least - 1, most + 1);

    private static TestCaseData Bytes(string option, long least, long most) =>
        new(option, least, most, least - 1, most + 1);

    private static TestCaseData Duration(string option, TimeSpan least, TimeSpan most) =>
        new(option, least, most, least - Tick, most + Tick);
}
