using System.Text.Json;
using PostHog.Development.Viewer;

namespace PostHog.Development.Flags;

/// <summary>Who asks for flags, and what the server knows about the person.</summary>
/// <param name="Json">The question, as it came.</param>
/// <param name="Known">
/// The properties that earlier events gave the person; those of the question win. Null for none.
/// </param>
internal readonly record struct FlagQuestion(
    JsonElement Json,
    IDictionary<string, object?>? Known = null
)
{
    // Fact: a device id comes with the request, never from the stored person (PostHog/posthog,
    // rust/feature-flags/src/flags/flag_matching.rs at a0da1fd93d30ef3790f0be277904dcfde42209ae).
    private const string DeviceId = "$device_id";

    /// <summary>The distinct id; null for nobody.</summary>
    public string? DistinctId => JsonValues.TextOf(Json, "distinct_id");

    /// <summary>Adds what the server knows.</summary>
    public static FlagQuestion Read(JsonElement json, PersonStore persons)
    {
        var known = JsonValues.TextOf(json, "distinct_id") is { } id
            ? persons.PropertiesOf(id)
            : null;
        return new FlagQuestion(
            json,
            known
                ?.Where(one => one.Key is not DeviceId)
                .ToDictionary(
                    one => one.Key,
                    one => JsonValues.Read(one.Value),
                    StringComparer.Ordinal
                )
        );
    }
}
