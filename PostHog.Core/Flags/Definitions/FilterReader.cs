using PostHog.Wire.Json;

namespace PostHog.Flags.Definitions;

// Facts: missing-operator, unknown-operators, definitions-dependency-keys.
/// <summary>Reads the <c>filters</c> of a flag. Only version 1 is understood.</summary>
internal static class FilterReader
{
    public static FlagFilters Read(Fields flag)
    {
        if (flag.Object("filters") is not { } row)
        {
            flag.Faults.Add("it has no filters");
            return FlagFilters.Empty;
        }

        var filters = new Fields(row, flag.Faults);
        if (!IsFirstModel(filters))
        {
            flag.Faults.Add("its filters.version is not 1");
            return FlagFilters.Empty;
        }

        var stored = row.Member("payloads");
        var payloads = PayloadReader.Read(
            stored.IsEmpty ? null : stored.ToObject(),
            out var hasUnreadable
        );
        return new FlagFilters
        {
            Conditions = List(filters, "groups", ConditionReader.Read),
            Variants = Variants(filters),
            Payloads = payloads,
            HasUnreadablePayload = hasUnreadable,
            Aggregation = AggregationOf(filters),
            HasEarlyExit = filters.Flag("early_exit"),
            Holdout = Holdout(filters),
            HasEnrolment = HasEnrolment(filters),
        };
    }

    /// <summary>Reads the objects of an array, each separately.</summary>
    public static IReadOnlyList<T> List<T>(Fields owner, string name, Func<Fields, T?> read)
        where T : class
    {
        var array = owner.Array(name);
        if (array.IsEmpty)
        {
            return [];
        }

        var items = new T[array.Count];
        var count = 0;
        foreach (var value in array)
        {
            if (!value.IsObject)
            {
                owner.Faults.Add($"{name} holds something else than objects");
            }
            else if (read(new Fields(value, owner.Faults)) is { } item)
            {
                items[count++] = item;
            }
        }

        Array.Resize(ref items, count);
        return items;
    }

    /// <summary>Returns the aggregation. A null in the definitions means the person.</summary>
    public static Aggregation AggregationOf(Fields owner) =>
        owner.Index("aggregation_group_type_index") is { } index
            ? Aggregation.ByGroup(index)
            : Aggregation.Person;

    private static bool IsFirstModel(Fields filters) =>
        !filters.Has("version") || JsonNumber.ToDouble(filters.Value("version")) is 1;

    private static IReadOnlyList<VariantDefinition> Variants(Fields filters) =>
        filters.Object("multivariate") is { } row
            ? List(new Fields(row, filters.Faults), "variants", Variant)
            : [];

    private static VariantDefinition? Variant(Fields variant)
    {
        if (variant.Text("key") is { } key && variant.Number("rollout_percentage") is { } share)
        {
            return new VariantDefinition(key, share);
        }

        variant.Faults.Add("a variant lacks its key or its percentage");
        return null;
    }

    private static HoldoutDefinition? Holdout(Fields filters)
    {
        if (filters.Object("holdout") is { } row)
        {
            var holdout = new Fields(row, filters.Faults);
            if (
                JsonNumber.ToInt64(holdout.Value("id")) is { } id
                && holdout.Number("exclusion_percentage") is { } exclusion
            )
            {
                return new HoldoutDefinition(id, exclusion);
            }

            filters.Faults.Add("its holdout lacks its id or its percentage");
        }
        else if (!filters.Array("holdout_groups").IsEmpty)
        {
            // The current server ignores them, older servers do not, and the definitions do not show which server wrote
            // them.
            filters.Faults.Add("it has holdout_groups, which only older servers read");
        }

        return null;
    }

    private static bool HasEnrolment(Fields filters)
    {
        if (!filters.Has("feature_enrollment") && !filters.Array("super_groups").IsEmpty)
        {
            filters.Faults.Add("it has super_groups, which only older servers read");
        }

        return filters.Flag("feature_enrollment");
    }
}
