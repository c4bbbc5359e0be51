using System.Diagnostics.CodeAnalysis;

namespace PostHog.Time;

/// <summary>The machine's clock.</summary>
internal sealed class SystemClock : Clock
{
    public static readonly SystemClock Instance = new();

    private SystemClock() { }

    [SuppressMessage("ApiDesign", "RS0030", Justification = "The one place that reads the clock.")]
    public override DateTimeOffset UtcNow => DateTimeOffset.UtcNow;
}
