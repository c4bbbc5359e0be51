using PostHog.Development;

namespace PostHog.Extensions.AspNetCore.Tests;

/// <summary>Reads the properties of an event.</summary>
internal static class ReceivedEventExtensions
{
    /// <summary>A property as text; null if the event does not have it.</summary>
    public static string? Text(this ReceivedEvent received, string property) =>
        received.Json.GetProperty("properties").TryGetProperty(property, out var value)
            ? value.ToString()
            : null;

    /// <summary>Whether PostHog keeps no person profile for the event.</summary>
    public static bool IsPersonless(this ReceivedEvent received) =>
        received
            .Json.GetRawText()
            .Contains("\"$process_person_profile\":false", StringComparison.Ordinal)
        || received
            .Json.GetRawText()
            .Contains("\"process_person_profile\":false", StringComparison.Ordinal);
}
