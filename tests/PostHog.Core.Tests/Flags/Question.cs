using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PostHog.Flags.Compilation;
using PostHog.Flags.Evaluation;
using PostHog.Flags.Inputs;
using PostHog.Flags.Model;

namespace PostHog.Core.Tests.Flags;

/// <summary>
/// A flag called "flag", a subject, and the result as text: <c>true</c>, <c>false</c>, a variant, or <c>?</c> if
/// inconclusive. JSON may be written without double quotes.
/// </summary>
internal sealed class Question
{
    public string Key { get; init; } = "flag";

    /// <summary>The <c>filters</c> of the flag.</summary>
    public string Filters { get; init; } = "{groups:[{}]}";

    /// <summary>Members of the flag's row beyond its key and filters.</summary>
    public string Row { get; init; } = "";

    /// <summary>Further flags.</summary>
    public string Others { get; init; } = "";

    public string Cohorts { get; init; } = "{}";

    public string GroupTypes { get; init; } = "{'0':'company','1':'team'}";

    public int Matching { get; init; } = 2;

    public CompileOptions Options { get; init; } = CompileOptions.Default;

    public string Id { get; init; } = "user-1";

    public string? Device { get; init; }

    public bool IsComplete { get; init; }

    public string Person { get; init; } = "{}";

    public string Groups { get; init; } = "{}";

    public string GroupProperties { get; init; } = "{}";

    public CompiledFlags Compiled =>
        Engine.Compile(
            $"{{flags:[{{key:'{Key}',filters:{Filters}{Comma(Row)}}}{Comma(Others)}],"
                + $"cohorts:{Cohorts},group_type_mapping:{GroupTypes},"
                + $"property_matching_version:{Matching}}}",
            Options
        );

    public LocalEvaluator Flags => Engine.Of(Compiled);

    public FlagSubject Subject =>
        new(Id)
        {
            DeviceId = Device,
            IsComplete = IsComplete,
            PersonProperties = Properties(Person),
            Groups = JObject.Parse(Groups).ToObject<Dictionary<string, string>>(),
            GroupProperties = JObject
                .Parse(GroupProperties)
                .Properties()
                .ToDictionary(
                    group => group.Name,
                    IDictionary<string, object?> (group) => Properties(group.Value.ToString())
                ),
        };

    /// <summary>The value as text.</summary>
    public string Answer => Word(Value(out _));

    /// <summary>The value, the server's reason for it, and the condition that decided.</summary>
    public string Explained
    {
        get
        {
            var value = Value(out var gap);
            return value is null
                ? $"? {gap}"
                : string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Word(value)} {value.Reason} {value.ConditionIndex}"
                    )
                    .TrimEnd();
        }
    }

    /// <summary>The value of the single evaluation, after checking that evaluating all flags returns the same.</summary>
    public FeatureFlag? Value(out LocalGap gap)
    {
        var flags = Flags;
        var value = flags.Evaluate(Subject, Key, out gap);
        var all = new FeatureFlag?[flags.Index.Count];
        flags.EvaluateAll(Subject, all);
        Assert.That(all[flags.Index.Find(Key)], Is.SameAs(value), "one at a time, and all at once");
        return value;
    }

    public static string Word(FeatureFlag? value) =>
        value is null ? "?" : value.Variant ?? (value.IsEnabled ? "true" : "false");

    public static Dictionary<string, object?> Properties(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json))
        {
            DateParseHandling = DateParseHandling.None,
        };
        return ((JObject)JToken.ReadFrom(reader))
            .Properties()
            .ToDictionary(property => property.Name, property => Plain(property.Value));
    }

    private static object? Plain(JToken token) =>
        token switch
        {
            JValue value => value.Value,
            JArray array => array.Select(Plain).ToArray(),
            JObject owner => owner
                .Properties()
                .ToDictionary(one => one.Name, one => Plain(one.Value)),
            _ => throw new InvalidOperationException(),
        };

    private static string Comma(string json) => json.Length == 0 ? "" : "," + json;
}
