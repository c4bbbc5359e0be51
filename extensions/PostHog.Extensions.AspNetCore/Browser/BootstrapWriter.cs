using System.Buffers;
using System.Text;
using System.Text.Json;
using PostHog.Extensions.AspNetCore.Requests;

namespace PostHog.Extensions.AspNetCore.Browser;

/// <summary>
/// Writes what the browser library starts with. The text can be part of a script element: characters that mean something
/// in HTML, and line ends that only JSON allows, are escaped.
/// </summary>
internal static class BootstrapWriter
{
    private const string ServerRuntime = "server";

    private static readonly string[] BrowserRuntimes = ["client", "all"];

    /// <summary>Writes the person and their flags.</summary>
    /// <param name="identity">Who the request is for.</param>
    /// <param name="flags">Their flags.</param>
    /// <param name="keys">The flags that the application chose; null for those that PostHog shows to browsers.</param>
    public static string Write(
        in RequestIdentity identity,
        FeatureFlagEvaluations flags,
        IEnumerable<string>? keys
    )
    {
        var shown = VisibleIn(flags, keys);
        var buffer = new ArrayBufferWriter<byte>();
        // The default encoder escapes the characters in question.
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            if (identity.DistinctId is { } distinctId)
            {
                writer.WriteString("distinctID", distinctId);
                writer.WriteBoolean("isIdentifiedID", identity.IsIdentified);
            }

            WriteValues(writer, shown);
            WritePayloads(writer, shown);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    // A flag that is off is as good as missing to the browser library.
    private static List<FeatureFlag> VisibleIn(
        FeatureFlagEvaluations flags,
        IEnumerable<string>? keys
    )
    {
        var visible = keys is null
            ? flags.OnlyRuntime(BrowserRuntimes).Keys.ToHashSet(StringComparer.Ordinal)
            : keys.Except(flags.OnlyRuntime(ServerRuntime).Keys, StringComparer.Ordinal)
                .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. flags
                .All()
                .Where(flag => flag.IsEnabled && visible.Contains(flag.Key))
                .OrderBy(flag => flag.Key, StringComparer.Ordinal),
        ];
    }

    private static void WriteValues(Utf8JsonWriter writer, List<FeatureFlag> flags)
    {
        writer.WriteStartObject("featureFlags");
        foreach (var flag in flags)
        {
            if (flag.Variant is { } variant)
            {
                writer.WriteString(flag.Key, variant);
            }
            else
            {
                writer.WriteBoolean(flag.Key, true);
            }
        }

        writer.WriteEndObject();
    }

    private static void WritePayloads(Utf8JsonWriter writer, List<FeatureFlag> flags)
    {
        writer.WriteStartObject("featureFlagPayloads");
        foreach (var flag in flags)
        {
            if (SafeJson.Of(flag.PayloadJson) is { } payload)
            {
                writer.WritePropertyName(flag.Key);
                writer.WriteRawValue(payload, skipInputValidation: true);
            }
        }

        writer.WriteEndObject();
    }
}
