using System.Text.Json.Nodes;

namespace PostHog.Development.Flags;

/// <summary>Writes the overrides of single ids into a flag, as conditions on the distinct id.</summary>
internal static class OverrideConditions
{
    /// <summary>Changes a flag so that these ids have these values, and all others what they had.</summary>
    /// <param name="flag">The flag, as definitions have it. One that is decided for groups is left as it is.</param>
    /// <param name="overrides">The values, by id.</param>
    public static void Apply(JsonObject flag, IReadOnlyList<(string Id, FixedFlag Value)> overrides)
    {
        if (
            flag["filters"] is not JsonObject filters
            || filters["aggregation_group_type_index"] is not null
            || filters["groups"] is not JsonArray groups
        )
        {
            return;
        }

        if (
            flag["active"] is JsonValue active
            && active.TryGetValue(out bool isActive)
            && !isActive
        )
        {
            groups.Clear(); // of an inactive flag no condition counts, and it must be active now
            flag["active"] = true;
        }

        foreach (var group in groups.OfType<JsonObject>())
        {
            Add(group, Condition("is_not", overrides.Select(one => one.Id)));
        }

        foreach (var (id, value) in overrides.Where(one => one.Value.IsEnabled))
        {
            groups.Insert(0, GroupFor(id, value));
            AddVariant(filters, value);
        }
    }

    private static JsonObject GroupFor(string id, FixedFlag value) =>
        new()
        {
            ["properties"] = new JsonArray(Condition("exact", [id])),
            ["rollout_percentage"] = 100,
            ["variant"] = value.Variant,
        };

    private static JsonObject Condition(string comparison, IEnumerable<string> ids) =>
        new()
        {
            ["key"] = "distinct_id",
            ["type"] = "person",
            ["operator"] = comparison,
            ["value"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]),
        };

    private static void Add(JsonObject group, JsonObject condition)
    {
        if (group["properties"] is JsonArray conditions)
        {
            conditions.Add(condition);
            return;
        }

        group["properties"] = new JsonArray(condition);
    }

    /// <summary>A variant that the flag does not have gets none of those whom no override names.</summary>
    private static void AddVariant(JsonObject filters, FixedFlag value)
    {
        if (value.Variant is null)
        {
            return;
        }

        if (filters["multivariate"] is not JsonObject { } multivariate)
        {
            filters["multivariate"] = multivariate = [];
        }

        if (multivariate["variants"] is not JsonArray variants)
        {
            multivariate["variants"] = variants = [];
        }

        if (!variants.Any(one => (string?)one?["key"] == value.Variant))
        {
            variants.Add(new JsonObject { ["key"] = value.Variant, ["rollout_percentage"] = 0 });
        }
    }
}
