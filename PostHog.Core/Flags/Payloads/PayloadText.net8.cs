using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PostHog.Diagnostics;

namespace PostHog.Flags.Payloads;

internal static partial class PayloadText
{
    /// <summary>Returns a payload as its type information specifies, or the fallback.</summary>
    public static T? Read<T>(
        string? json,
        JsonTypeInfo<T> typeInfo,
        T? fallback,
        string key,
        PostHogLog? log
    )
    {
        if (json is null)
        {
            return fallback;
        }

        try
        {
            return JsonSerializer.Deserialize(json, typeInfo);
        }
        catch (Exception fault)
        {
            // The type is the caller's, so its constructors and converters can throw anything.
            log?.PayloadMisfit(
                key,
                typeof(T),
                (fault as JsonException)?.Path ?? "",
                Unwrapped(fault)
            );
            return fallback;
        }
    }
}
