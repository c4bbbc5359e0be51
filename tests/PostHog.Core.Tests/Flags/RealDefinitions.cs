using Newtonsoft.Json.Linq;
using PostHog.Flags.Inputs;

namespace PostHog.Core.Tests.Flags;

/// <summary>The definitions used by the benchmarks, and a subject for them.</summary>
internal static class RealDefinitions
{
    private static readonly JObject People = JObject.Parse(Text("bench-inputs.json"));

    public static string OfThousandFlags { get; } = Text("definitions-1000.json");

    /// <summary>The first flags, and all cohorts, without spaces: small enough to be read a million times.</summary>
    public static string OfTwelveFlags
    {
        get
        {
            var document = JObject.Parse(Text("definitions-100.json"));
            var flags = (JArray)document["flags"]!;
            document["flags"] = new JArray(flags.Take(12));
            return document.ToString(Newtonsoft.Json.Formatting.None);
        }
    }

    public static FlagSubject Subject(string id = "user-000001") =>
        new(id)
        {
            PersonProperties = Question.Properties(People["person_properties"]!.ToString()),
            Groups = People["groups"]!.ToObject<Dictionary<string, string>>(),
            GroupProperties = new Dictionary<string, IDictionary<string, object?>>
            {
                ["company"] = Question.Properties(
                    People["group_properties"]!["company"]!.ToString()
                ),
            },
        };

    private static string Text(string file) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "inputs", file));
}
