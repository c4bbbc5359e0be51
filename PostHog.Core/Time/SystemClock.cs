using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace PostHog.Time;

/// <summary>The system clock.</summary>
internal sealed class SystemClock : Clock
{
    public static readonly SystemClock Instance = new();

    private readonly Stopwatch _watch = Stopwatch.StartNew();

    private SystemClock() { }

    public override TimeSpan Elapsed => _watch.Elapsed;

    [SuppressMessage("ApiDesign", "RS0030", Justification = "The one place that reads the clock.")]
    public override DateTimeOffset UtcNow => DateTimeOffset.UtcNow;
}
