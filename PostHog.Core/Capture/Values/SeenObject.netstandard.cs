using System.Diagnostics.CodeAnalysis;

namespace PostHog.Capture.Values;

/// <summary>Returns objects unchanged: this target has no trimming, so that their members are read when written.</summary>
internal static class SeenObject
{
    /// <summary>Nothing has to be kept.</summary>
    public const DynamicallyAccessedMemberTypes Members = DynamicallyAccessedMemberTypes.None;

    /// <summary>Returns the value.</summary>
    public static object? Of<T>(T value) => value;
}
