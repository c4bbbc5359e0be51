using System.Text.Json;
using PostHog.Development.Ingestion;
using PostHog.Flags.Compilation;
using PostHog.Flags.Matching.Patterns;

namespace PostHog.Development.Flags;

/// <summary>Finds filters that could never match: an unknown operator, a pattern that is none, a cohort that is not there.</summary>
internal static class FilterCheck
{
    private static readonly OperatorCompiler Operators = new(matchesExplicitly: false, zone: null);

    /// <summary>What is wrong with a filter of the flags or of the cohorts; null when nothing is.</summary>
    public static FlagProblem? FindProblem(JsonElement root)
    {
        var cohorts = JsonText.ObjectOf(root, "cohorts");
        var filters = root.GetProperty("flags")
            .EnumerateArray()
            .Select(flag => JsonText.ObjectOf(flag, "filters"))
            .OfType<JsonElement>()
            .Append(cohorts ?? default);
        return filters
            .SelectMany(FiltersIn)
            .Select(filter => FindProblem(filter, cohorts))
            .FirstOrDefault(problem => problem is not null);
    }

    /// <summary>All objects with an operator or a type, at any depth; payloads are the users' own.</summary>
    private static IEnumerable<JsonElement> FiltersIn(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Array => json.EnumerateArray().SelectMany(FiltersIn),
            JsonValueKind.Object => json.EnumerateObject()
                .Where(member => member.Name is not "payloads")
                .SelectMany(member => FiltersIn(member.Value))
                .Prepend(json),
            _ => [],
        };

    private static FlagProblem? FindProblem(JsonElement filter, JsonElement? cohorts) =>
        FindUnknownOperator(filter) ?? FindBrokenPattern(filter) ?? FindMissing(filter, cohorts);

    private static FlagProblem? FindUnknownOperator(JsonElement filter) =>
        JsonText.Read(filter, "operator") is { } name
        && Operators.Compile(name, value: null) is null
            ? new FlagProblem(
                $"the operator \"{name}\" is not known",
                filter.GetProperty("operator")
            )
            : null;

    private static FlagProblem? FindBrokenPattern(JsonElement filter) =>
        JsonText.Read(filter, "operator") is "regex" or "not_regex"
        && JsonText.Read(filter, "value") is { } pattern
        && new Pattern(pattern).Kind is PatternKind.Invalid
            ? new FlagProblem(
                $"the pattern \"{pattern}\" is no regular expression",
                filter.GetProperty("value")
            )
            : null;

    private static FlagProblem? FindMissing(JsonElement filter, JsonElement? cohorts) =>
        JsonText.Read(filter, "type") == "cohort"
        && filter.TryFind("value", out var id)
        && id.ValueKind is JsonValueKind.Number or JsonValueKind.String
        && cohorts?.TryFind(id.ToString(), out _) != true
            ? new FlagProblem($"the cohort {id} is not in \"cohorts\"", id)
            : null;
}
