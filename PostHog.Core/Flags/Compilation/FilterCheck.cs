using System.Globalization;
using Newtonsoft.Json;
using PostHog.Flags.Matching.Dates;
using PostHog.Flags.Matching.Patterns;

namespace PostHog.Flags.Compilation;

// Facts: date-formats, relative-date-grammar, regex-invalid, unknown-operators, cohort-static-and-unreadable.
/// <summary>
/// Finds filters in definitions that people write which could never match: an unknown operator, a pattern or a date that
/// is none, a cohort that is not there.
/// </summary>
internal sealed class FilterCheck
{
    private static readonly OperatorCompiler Operators = new(matchesExplicitly: false, zone: null);

    private readonly Stack<Dictionary<string, (object? Value, int Line)>> _open = new();
    private readonly Func<string, bool> _hasCohort;

    private FilterCheck(Func<string, bool> hasCohort) => _hasCohort = hasCohort;

    /// <summary>Returns what is wrong, such as "line 3: the operator "resembles" is not known"; null if nothing is.</summary>
    /// <param name="json">The definitions, valid JSON.</param>
    /// <param name="hasCohort">Whether they contain a cohort with an id.</param>
    public static string? FindProblem(string json, Func<string, bool> hasCohort)
    {
        using var text = new StringReader(json);
        using var reader = new JsonTextReader(text)
        {
            DateParseHandling = DateParseHandling.None,
            MaxDepth = null,
        };
        return new FilterCheck(hasCohort).Read(reader);
    }

    private string? Read(JsonTextReader reader)
    {
        string? name = null;
        while (reader.Read())
        {
            var member = name;
            name = null;
            switch (reader.TokenType)
            {
                case JsonToken.PropertyName when IsOfNoFilter(reader):
                    reader.Skip();
                    break;
                case JsonToken.PropertyName:
                    name = (string)reader.Value!;
                    break;
                case JsonToken.StartObject:
                    _open.Push(new(StringComparer.Ordinal));
                    break;
                case JsonToken.EndObject when Problem(_open.Pop()) is { } problem:
                    return problem;
                case JsonToken.String or JsonToken.Integer when member is not null:
                    _open.Peek()[member] = (reader.Value, reader.LineNumber);
                    break;
            }
        }

        return null;
    }

    // Payloads are the users' own, and so is what stands beside the definitions.
    private static bool IsOfNoFilter(JsonTextReader reader) =>
        (string?)reader.Value is var name && reader.Depth == 1
            ? name is not ("flags" or "cohorts")
            : name is "payloads";

    private string? Problem(Dictionary<string, (object? Value, int Line)> filter)
    {
        filter.TryGetValue("operator", out var comparison);
        filter.TryGetValue("value", out var value);
        if (comparison.Value is string name && Operators.Compile(name, value: null) is null)
        {
            return At(comparison.Line, $"the operator \"{name}\" is not known");
        }

        if (
            value.Value is string text
            && ProblemOf(comparison.Value as string, text) is { } problem
        )
        {
            return At(value.Line, problem);
        }

        var isCohort = filter.TryGetValue("type", out var type) && type.Value is "cohort";
        return
            isCohort
            && Convert.ToString(value.Value, CultureInfo.InvariantCulture) is { Length: > 0 } id
            && !_hasCohort(id)
            ? At(value.Line, $"the cohort {id} is not in \"cohorts\"")
            : null;
    }

    private static string? ProblemOf(string? comparison, string text) =>
        comparison switch
        {
            "regex" or "not_regex" when new Pattern(text).Kind is PatternKind.Invalid =>
                $"the pattern \"{text}\" is no regular expression",
            "is_date_before" or "is_date_after" or "is_date_exact" when IsNoDate(text) =>
                $"\"{text}\" is no date, such as 2026-01-31 or -7d",
            _ => null,
        };

    // The server tries more formats than are known here, but none begins with a minus, or is a number with one letter.
    private static bool IsNoDate(string text) =>
        FlagDate.OfFilter(text).Kind switch
        {
            DateKind.Unreadable => true,
            DateKind.Unsupported => text[0] == '-'
                || (
                    char.IsLetter(text[text.Length - 1])
                    && text.Take(text.Length - 1).All(char.IsDigit)
                ),
            _ => false,
        };

    private static string At(int line, string problem) =>
        string.Format(CultureInfo.InvariantCulture, "line {0}: {1}", line, problem);
}
