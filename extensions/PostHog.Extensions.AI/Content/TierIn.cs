using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace PostHog.Extensions.AI.Content;

/// <summary>
/// Finds the service tier in what OpenAI's own client returned, which the library does not translate. Thread-safe.
/// </summary>
internal static class TierIn
{
    private const string Tier = "ServiceTier";
    private const string Response = "Response";

    // OpenAI's client has a few dozen types.
    private const int MaxTypes = 500;

    private static readonly ConcurrentDictionary<(Type, string), PropertyInfo?> Properties = new();

    /// <summary>Returns the tier; null if there is none.</summary>
    /// <param name="raw">The object of the client; null for none.</param>
    public static string? Of(object? raw) =>
        raw is null ? null : TextOf(raw, Tier) ?? OfResponse(raw);

    // The last update of a stream holds the whole response.
    private static string? OfResponse(object raw) =>
        ValueOf(raw, Response) is { } response ? TextOf(response, Tier) : null;

    private static string? TextOf(object raw, string property) =>
        ValueOf(raw, property)?.ToString() is { Length: > 0 } text ? text : null;

    private static object? ValueOf(object raw, string property)
    {
        var type = raw.GetType();
        if (type.Namespace?.StartsWith("OpenAI", StringComparison.Ordinal) != true)
        {
            return null;
        }

        if (!Properties.TryGetValue((type, property), out var found))
        {
            found = Find(type, property);
            if (Properties.Count < MaxTypes)
            {
                Properties[(type, property)] = found;
            }
        }

        try
        {
            return found?.GetValue(raw);
        }
        catch (Exception)
        {
            // Whatever the reason, the event is sent without a tier.
            return null;
        }
    }

    [UnconditionalSuppressMessage(
        "Trimming",
        "IL2070",
        Justification = "In a trimmed program that does not use the property, the event has no tier."
    )]
    private static PropertyInfo? Find(Type type, string property) => type.GetProperty(property);
}
