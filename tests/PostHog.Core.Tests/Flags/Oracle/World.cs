using Newtonsoft.Json.Linq;

namespace PostHog.Core.Tests.Flags.Oracle;

/// <summary>
/// Random flags, cohorts and a subject, kept small so that values often coincide. The flags exist as JSON only, so that
/// no parsing is shared with the engine.
/// </summary>
internal sealed class World
{
    public static readonly string[] PersonKeys = ["plan", "age", "beta", "$feature_enrollment/f1"];
    public static readonly string[] GroupKeys = ["tier", "size"];

    private static readonly string[] Operators =
    [
        "exact",
        "is_not",
        "icontains",
        "not_icontains",
        "starts_with",
        "not_ends_with",
        "gt",
        "lte",
        "between",
        "not_between",
        "is_set",
        "is_not_set",
        "icontains_multi",
    ];

    private readonly Random _random;

    public World(int seed)
    {
        _random = new Random(seed);
        Flags = new JArray(Enumerable.Range(0, 4).Select(Flag));
        Cohorts = new JObject(
            Enumerable.Range(1, 3).Select(id => new JProperty($"{id}", Group(id + 1, depth: 0)))
        );
        Matching = _random.Next(1, 3);
        Id = _random.Next(12) == 0 ? "" : $"user-{_random.Next(50)}";
        Device = Maybe(() => $"device-{_random.Next(50)}");
        Person = Some(PersonKeys);
        Groups = new[] { "company", "team", "squad" }
            .Where(_ => Chance(2))
            .ToDictionary(type => type, type => $"{type}-{_random.Next(50)}");
        GroupProperties = Groups.Keys.ToDictionary(type => type, _ => Some(GroupKeys));
    }

    /// <summary>Generates what the caller does not know.</summary>
    public Random Random => _random;

    public JArray Flags { get; }

    /// <summary>Cohorts 1 to 3 are defined; 4 and 5 are static.</summary>
    public JObject Cohorts { get; }

    public int Matching { get; }

    public string Id { get; }

    public string? Device { get; }

    public Dictionary<string, object?> Person { get; }

    public Dictionary<string, string> Groups { get; }

    public Dictionary<string, Dictionary<string, object?>> GroupProperties { get; }

    /// <summary>The feed; the group type 2, squad, is missing from it.</summary>
    public string Json =>
        new JObject
        {
            ["flags"] = Flags,
            ["cohorts"] = Cohorts,
            ["group_type_mapping"] = new JObject { ["0"] = "company", ["1"] = "team" },
            ["property_matching_version"] = Matching,
        }.ToString();

    /// <summary>Random values for some of these keys.</summary>
    public Dictionary<string, object?> Some(IEnumerable<string> keys) =>
        keys.Where(_ => Chance(2)).ToDictionary(key => key, _ => PropertyValue());

    private object? PropertyValue() =>
        Pick<object?>(
            "pro",
            "Pro",
            "true",
            "false",
            "5",
            "free",
            "",
            5L,
            30L,
            0L,
            true,
            false,
            null
        );

    private JObject Flag(int number)
    {
        var filters = new JObject
        {
            ["groups"] = new JArray(
                Enumerable.Range(0, _random.Next(4)).Select(_ => Condition(number))
            ),
            ["early_exit"] = Chance(4),
        };
        if (Chance(2))
        {
            filters["multivariate"] = new JObject { ["variants"] = Variants() };
        }
        if (Chance(3))
        {
            filters["aggregation_group_type_index"] = _random.Next(3);
        }
        if (Chance(8))
        {
            filters["holdout"] = new JObject
            {
                ["id"] = 9,
                ["exclusion_percentage"] = Percentage(),
            };
        }
        if (number == 1 && Chance(4))
        {
            filters["feature_enrollment"] = true;
        }
        return new JObject
        {
            ["key"] = $"f{number}",
            ["active"] = !Chance(10),
            ["ensure_experience_continuity"] = Chance(8),
            ["bucketing_identifier"] = Chance(8) ? "device_id" : null,
            ["filters"] = filters,
        };
    }

    private JArray Variants() =>
        new(
            Enumerable
                .Range(0, _random.Next(1, 4))
                .Select(number => new JObject
                {
                    ["key"] = $"v{number}",
                    ["rollout_percentage"] = Percentage(),
                })
        );

    private JObject Condition(int flag)
    {
        var condition = new JObject
        {
            ["properties"] = new JArray(
                Enumerable.Range(0, _random.Next(3)).Select(_ => Filter(flag))
            ),
        };
        if (Chance(2))
        {
            condition["rollout_percentage"] = Percentage();
        }
        if (Chance(3))
        {
            condition["variant"] = $"v{_random.Next(3)}";
        }
        if (Chance(3))
        {
            condition["aggregation_group_type_index"] = Pick<int?>(null, 0, 1, 2);
        }
        return condition;
    }

    private JObject Filter(int flag) =>
        _random.Next(8) switch
        {
            0 => CohortFilter(_random.Next(1, 6)),
            1 when flag > 0 => FlagFilter(_random.Next(flag)),
            2 or 3 => Test("group", GroupKeys),
            _ => Test("person", PersonKeys),
        };

    private JObject CohortFilter(int id) =>
        new()
        {
            ["key"] = "id",
            ["type"] = "cohort",
            ["value"] = id,
            ["operator"] = Pick(null, "in", "not_in", "exact"),
        };

    private JObject FlagFilter(int target) =>
        new()
        {
            ["key"] = $"f{target}",
            ["type"] = "flag",
            ["operator"] = Chance(10) ? "exact" : "flag_evaluates_to",
            ["value"] = JToken.FromObject(Pick<object>(true, false, "v0", "v1")),
            ["dependency_chain"] = new JArray($"f{target}"),
        };

    private JObject Test(string type, string[] keys)
    {
        var filter = new JObject
        {
            ["key"] = Pick(keys),
            ["type"] = type,
            ["operator"] = Pick(Operators),
            ["value"] = FilterValue(),
            ["negation"] = Chance(4),
        };
        if (type == "group" && Chance(2))
        {
            filter["group_type_index"] = _random.Next(3);
        }
        return filter;
    }

    private JToken FilterValue() =>
        Pick<Func<JToken>>(
            () => "pro",
            () => "PR",
            () => "5",
            () => "",
            () => 5,
            () => 30,
            () => true,
            () => "false",
            () => new JArray("pro", "5"),
            () => new JArray(0, 10),
            () => new JArray("true", "false"),
            () => new JArray(),
            JValue.CreateNull
        )();

    // A cohort refers only to later ones, so that there is no cycle.
    private JObject Group(int next, int depth) =>
        new()
        {
            ["type"] = Chance(2) ? "AND" : "OR",
            ["values"] = new JArray(
                Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Part(next, depth))
            ),
        };

    private JObject Part(int next, int depth)
    {
        if (depth < 2 && Chance(3))
        {
            return Group(next, depth + 1);
        }
        var leaf = Chance(3) ? CohortFilter(_random.Next(next, 6)) : Test("person", PersonKeys);
        leaf["negation"] = Chance(3);
        return leaf;
    }

    private double Percentage() => Pick(0, 20, 50, 50.5, 80, 100.0);

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private string? Maybe(Func<string> make) => Chance(2) ? make() : null;

    private T Pick<T>(params T[] values) => values[_random.Next(values.Length)];
}
