using PostHog.Wire;

namespace PostHog.Capture.Ai;

// Facts: ai-properties.
/// <summary>
/// Removes numbers that say nothing from an event about AI: negative counts, costs and times, which would falsify the sums
/// of others, and what is no finite number.
/// </summary>
internal static class AiNumbers
{
    /// <summary>Removes such numbers, and returns the names of their properties.</summary>
    /// <param name="aiEvent">The event, or a copy of the caller's.</param>
    public static IReadOnlyList<string> RemoveInvalid(PostHogEvent aiEvent)
    {
        List<string>? invalid = null;
        foreach (var property in aiEvent.OwnProperties)
        {
            if (IsInvalid(property.Key, property.Value))
            {
                (invalid ??= []).Add(property.Key);
            }
        }

        if (invalid is null)
        {
            return [];
        }

        foreach (var property in invalid)
        {
            aiEvent.OwnProperties.Remove(property);
        }

        return invalid;
    }

    /// <summary>Returns what the caller can do about a property that was removed.</summary>
    public static string RemedyFor(string property)
    {
        if (AiNames.IsTime(property))
        {
            return "Measure it with a Stopwatch, which never goes back, or leave it null.";
        }

        return AiNames.IsMoney(property)
            ? "Costs and prices are US dollars, from 0; leave it null if PostHog is to compute it."
            : "Leave it null if it is not known.";
    }

    private static bool IsInvalid(string property, object? value) =>
        value switch
        {
            long number => number < 0 && IsAmount(property),
            int number => number < 0 && IsAmount(property),
            double number => IsInvalid(property, number),
            float number => IsInvalid(property, number),
            decimal number => number < 0 && IsAmount(property),
            short number => number < 0 && IsAmount(property),
            _ => false,
        };

    private static bool IsInvalid(string property, double number) =>
        (number < 0 && IsAmount(property))
        || (
            (double.IsNaN(number) || double.IsInfinity(number))
            && property.StartsWith(AiNames.Prefix, StringComparison.Ordinal)
        );

    private static bool IsAmount(string property) =>
        AiNames.IsCount(property) || AiNames.IsMoney(property) || AiNames.IsTime(property);
}
