using System.Globalization;

namespace PostHog.Flags.Evaluation.Matching;

/// <summary>The text that the server makes of a value it has read from JSON.</summary>
internal static class ServerText
{
    /// <summary>Returns the text of a property value; null when it is not known here, which makes the answer inconclusive.</summary>
    public static string? Of(object? value) =>
        value switch
        {
            null => "null",
            string text => text,
            bool flag => flag ? "true" : "false",
            int number => number.ToString(CultureInfo.InvariantCulture),
            long number => number.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
}
