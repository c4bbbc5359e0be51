using PostHog.Wire.Json;

namespace PostHog.Flags.Definitions;

// Facts: holdout-percentage, inactive-and-deleted-flags, device-bucketing-selector, config-version.
/// <summary>Reads one flag. An error in a flag becomes a fault of that flag, never of the document.</summary>
internal static class FlagDefinitionReader
{
    /// <summary>Returns the flag; null if it has no key.</summary>
    public static FlagDefinition? Read(JsonValue row)
    {
        if (row.Member("key").Text is not { Length: > 0 } key)
        {
            return null;
        }

        var fields = new Fields(row, []);
        var isActive = fields.Flag("active", absent: true) && !fields.Flag("deleted");
        if (!isActive && fields.Faults.Count == 0)
        {
            return Row(key, fields, FlagFilters.Empty, isActive: false);
        }

        var filters = FilterReader.Read(fields);
        return Row(key, fields, filters, isActive);
    }

    private static FlagDefinition Row(string key, Fields fields, FlagFilters filters, bool isActive)
    {
        var keepsExperience = fields.Flag("ensure_experience_continuity");
        var bucketing = fields.Text("bucketing_identifier");
        var runtime = fields.Text("evaluation_runtime");
        var contexts = Contexts(fields);
        return new FlagDefinition(key)
        {
            Id = JsonNumber.ToInt64(fields.Value("id")),
            Version = JsonNumber.ToInt64(fields.Value("version")) is { } version
                ? unchecked((int)version)
                : null,
            IsActive = isActive,
            KeepsExperience = keepsExperience,
            BucketsByDevice = bucketing == "device_id",
            Runtime = runtime,
            Contexts = contexts,
            NeedsEveryContext = fields.Value("evaluation_contexts_match_mode") is "all",
            HasExperiment = fields.Value("has_experiment") as bool?,
            Filters = filters,
            Fault = fields.Faults.Count == 0 ? null : fields.Faults[0],
        };
    }

    // Older servers call them tags.
    private static IReadOnlyList<string> Contexts(Fields fields)
    {
        var array = fields.Array("evaluation_contexts");
        array = array.IsNull ? fields.Array("evaluation_tags") : array;
        if (array.IsEmpty)
        {
            return [];
        }

        var contexts = new List<string>();
        foreach (var value in array)
        {
            if (value.SharedText is { } context)
            {
                contexts.Add(context);
            }
            else
            {
                fields.Faults.Add("evaluation_contexts holds something else than texts");
            }
        }

        return contexts;
    }
}
