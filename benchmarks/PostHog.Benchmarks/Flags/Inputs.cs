using Newtonsoft.Json.Linq;
using PostHog.Flags.Compilation;
using PostHog.Flags.Definitions;
using PostHog.Flags.Evaluation;
using PostHog.Flags.Inputs;
using PostHog.Time;

namespace PostHog.Benchmarks.Flags;

/// <summary>The definitions and the people of <c>benchmarks/inputs</c>, which libraries in other languages are measured with, too.</summary>
internal static class Inputs
{
    private static readonly JObject People = JObject.Parse(Read("bench-inputs.json"));

    public static string[] DistinctIds { get; } = People["distinct_ids"]!.ToObject<string[]>()!;

    public static Dictionary<string, object?> PersonProperties { get; } =
        Properties(People["person_properties"]!);

    public static Dictionary<string, string> Groups { get; } =
        People["groups"]!.ToObject<Dictionary<string, string>>()!;

    public static Dictionary<string, IDictionary<string, object?>> GroupProperties { get; } =
        ((JObject)People["group_properties"]!)
            .Properties()
            .ToDictionary(
                group => group.Name,
                IDictionary<string, object?> (group) => Properties(group.Value),
                StringComparer.Ordinal
            );

    public static string Definitions(int flags) => Read($"definitions-{flags}.json");

    public static LocalEvaluator Flags(int flags) =>
        new(
            DefinitionsCompiler.Compile(
                DefinitionsReader.Read(Definitions(flags))!,
                CompileOptions.Default
            ),
            SystemClock.Instance
        );

    public static FlagSubject Subject(int user) =>
        new(DistinctIds[user % DistinctIds.Length])
        {
            PersonProperties = PersonProperties,
            Groups = Groups,
            GroupProperties = GroupProperties,
        };

    /// <summary>The person and the groups, as a call is told of them.</summary>
    public static EvaluateFlagsOptions CallOptions()
    {
        var options = new EvaluateFlagsOptions();
        foreach (var property in PersonProperties)
        {
            options.PersonProperties.Add(property);
        }

        foreach (var group in Groups)
        {
            options.Groups.Add(group);
        }

        foreach (var group in GroupProperties)
        {
            options.GroupProperties.Add(group);
        }

        return options;
    }

    private static Dictionary<string, object?> Properties(JToken token) =>
        ((JObject)token)
            .Properties()
            .ToDictionary(
                property => property.Name,
                property => ((JValue)property.Value).Value,
                StringComparer.Ordinal
            );

    private static string Read(string file) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "inputs", file));
}
