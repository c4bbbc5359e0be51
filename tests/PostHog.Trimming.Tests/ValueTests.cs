using PostHog.TestKit;

namespace PostHog.Trimming.Tests;

/// <summary>Each value arrives as documented, or is left out with one warning that says how to send it.</summary>
internal sealed class ValueTests
{
    private const string Warning = "Warning: Event 'values': property '";
    private const string WithWarning = ", with a warning";

    private static readonly string[] Remedies =
    [
        "by With",
        "JsonTypeInfo",
        "send a dictionary",
        "send a Dictionary",
        "ToString()",
    ];

    [TestCaseSource(typeof(TestedForms), nameof(TestedForms.All))]
    public async Task Every_value_arrives_as_documented(Form form, string package)
    {
        var arrived = (await Arrivals.OfAsync(form, package)).Properties("values");

        var expected = await ExpectedAsync(form, package);
        var wrong = expected
            .Keys.Union(arrived.Keys)
            .Where(code => arrived.GetValueOrDefault(code) != expected.GetValueOrDefault(code))
            .Select(code =>
                $"{code}\n    arrived as {Said(arrived, code)}, not as {Said(expected, code)}"
            );
        Assert.That(string.Join('\n', wrong), Is.Empty);
    }

    [TestCaseSource(typeof(TestedForms), nameof(TestedForms.All))]
    public async Task Every_value_that_is_left_out_has_one_warning(Form form, string package)
    {
        var jit = WarningsOf(await Arrivals.OfAsync(Form.Jit, package));
        var warnings = WarningsOf(await Arrivals.OfAsync(form, package));

        var wrong = warnings
            .Keys.Union(jit.Keys)
            .Union(TrimmingTable.Rows.Keys)
            .Where(code =>
                warnings.GetValueOrDefault(code, []).Length
                != (
                    TrimmingTable.Rows.TryGetValue(code, out var cells)
                        ? (cells[(int)form].EndsWith(WithWarning, StringComparison.Ordinal) ? 1 : 0)
                        : jit.GetValueOrDefault(code, []).Length
                )
            )
            .Select(code => $"{code}: {string.Join(" / ", warnings.GetValueOrDefault(code, []))}");
        Assert.That(string.Join('\n', wrong), Is.Empty);
    }

    // Those that are left out by the JIT as well need no remedy for trimmed programs.
    [TestCaseSource(typeof(TestedForms), nameof(TestedForms.Published))]
    public async Task Warnings_of_trimmed_programs_say_what_to_do(Form form, string package)
    {
        var jit = WarningsOf(await Arrivals.OfAsync(Form.Jit, package));
        var warnings = WarningsOf(await Arrivals.OfAsync(form, package));

        var silent = warnings
            .Where(one => !jit.ContainsKey(one.Key))
            .SelectMany(one => one.Value)
            .Where(line => !Remedies.Any(line.Contains));
        Assert.That(silent, Is.Empty);
    }

    [Test]
    public async Task Page_names_only_values_that_are_tested()
    {
        var arrived = (await Arrivals.OfAsync(Form.Jit, "PostHog.Async")).Properties("values");
        var leftOut = TrimmingTable
            .Rows.Where(row =>
                row.Value[0].StartsWith(PropertyTable.LeftOut, StringComparison.Ordinal)
            )
            .Select(row => row.Key);

        Assert.That(TrimmingTable.Rows.Keys.Except(leftOut).Except(arrived.Keys), Is.Empty);
    }

    [TestCaseSource(typeof(TestedForms), nameof(TestedForms.Published))]
    public async Task Properties_of_a_person_arrive_as_those_of_an_event(Form form, string package)
    {
        var arrivals = await Arrivals.OfAsync(form, package);
        var set = Arrivals.Members(
            arrivals.Event("person").Json.GetProperty("properties").GetProperty("$set")
        );

        // Null stands for a person's property that has no value.
        var values = arrivals.Properties("values");
        var wrong = set.Where(one =>
            one.Value.Replace(":null", ":") != values.GetValueOrDefault(one.Key, "null")
            && !one.Value.Contains(":null", StringComparison.Ordinal)
        );
        Assert.That(wrong, Is.Empty);
        Assert.That(values.Keys.Except(set.Keys), Is.Empty);
    }

    // A value without a row arrives as in the JIT's form.
    private static async Task<Dictionary<string, string>> ExpectedAsync(Form form, string package)
    {
        var expected = (await Arrivals.OfAsync(Form.Jit, package)).Properties("values");
        foreach (var (code, cells) in TrimmingTable.Rows)
        {
            var cell = cells[(int)form];
            if (cell.StartsWith(PropertyTable.LeftOut, StringComparison.Ordinal))
            {
                expected.Remove(code);
            }
            else
            {
                expected[code] = cell.Replace(WithWarning, "").Trim('`');
            }
        }

        return expected;
    }

    private static Dictionary<string, string[]> WarningsOf(Arrivals arrivals) =>
        arrivals
            .Log.Where(line => line.StartsWith(Warning, StringComparison.Ordinal))
            .GroupBy(line => NameIn(line[Warning.Length..]))
            .ToDictionary(lines => lines.Key, lines => lines.ToArray());

    // The name may contain quotes itself.
    private static string NameIn(string line) =>
        TrimmingTable
            .Rows.Keys.Where(code => line.StartsWith($"{code}'", StringComparison.Ordinal))
            .DefaultIfEmpty(line)
            .MaxBy(code => code.Length)!;

    private static string Said(Dictionary<string, string> values, string code) =>
        values.GetValueOrDefault(code, PropertyTable.LeftOut);
}
