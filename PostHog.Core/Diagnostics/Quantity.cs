using System.Globalization;

namespace PostHog.Diagnostics;

/// <summary>A number with its noun: <c>1 event</c>, <c>2 events</c>.</summary>
internal static class Quantity
{
    /// <summary>Returns the number and the noun, in the plural unless the number is 1.</summary>
    public static string Of(int count, string noun) =>
        string.Format(
            CultureInfo.InvariantCulture,
            count == 1 ? "{0} {1}" : "{0} {1}s",
            count,
            noun
        );
}
