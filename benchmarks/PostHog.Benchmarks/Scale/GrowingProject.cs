using Newtonsoft.Json.Linq;

namespace PostHog.Benchmarks.Scale;

/// <summary>Definitions of which one thing at a time is more: flags, conditions of each flag, or cohorts in each other.</summary>
internal static class GrowingProject
{
    /// <summary>Returns flags <c>flag-0</c> and so on, each rolled out to half of all people.</summary>
    public static string Flags(int flags) =>
        Document(
            Enumerable.Range(0, flags).Select(number => Flag(number, [Condition([], 50)])),
            []
        );

    /// <summary>Returns one flag, of whose conditions only the last one matches <c>plan: pro</c>.</summary>
    public static string Conditions(int conditions) =>
        Document(
            [
                Flag(
                    0,
                    Enumerable
                        .Range(1, conditions)
                        .Select(number =>
                            Condition(
                                [Property(number == conditions ? "pro" : $"plan-{number}")],
                                100
                            )
                        )
                ),
            ],
            []
        );

    /// <summary>Returns one flag for a cohort, which holds another cohort and so on, each with a filter of its own.</summary>
    public static string Cohorts(int depth)
    {
        var cohorts = new JObject();
        for (var level = 1; level <= depth; level++)
        {
            var parts = new JArray(
                new JObject
                {
                    ["key"] = "email",
                    ["type"] = "person",
                    ["operator"] = "icontains",
                    ["value"] = level % 2 == 0 ? "@example.com" : $"user-{level % 10}",
                    ["negation"] = level % 2 == 1,
                }
            );
            if (level < depth)
            {
                parts.Add(Cohort(level + 1));
            }

            cohorts[$"{level}"] = new JObject { ["type"] = "AND", ["values"] = parts };
        }

        return Document([Flag(0, [Condition([Cohort(1)], 100)])], cohorts);
    }

    private static string Document(IEnumerable<JObject> flags, JObject cohorts) =>
        new JObject
        {
            ["flags"] = new JArray(flags),
            ["cohorts"] = cohorts,
            ["group_type_mapping"] = new JObject(),
        }.ToString(Newtonsoft.Json.Formatting.None);

    private static JObject Flag(int number, IEnumerable<JObject> conditions) =>
        new()
        {
            ["id"] = number + 1,
            ["key"] = $"flag-{number}",
            ["active"] = true,
            ["filters"] = new JObject { ["groups"] = new JArray(conditions) },
        };

    private static JObject Condition(JObject[] properties, int rollout) =>
        new() { ["properties"] = new JArray(properties), ["rollout_percentage"] = rollout };

    private static JObject Property(string value) =>
        new()
        {
            ["key"] = "plan",
            ["type"] = "person",
            ["operator"] = "exact",
            ["value"] = new JArray(value),
        };

    private static JObject Cohort(int id) =>
        new()
        {
            ["key"] = "id",
            ["type"] = "cohort",
            ["value"] = id,
        };
}
