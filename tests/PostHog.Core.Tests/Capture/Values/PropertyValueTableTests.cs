using System.Runtime.CompilerServices;

namespace PostHog.Core.Tests.Capture.Values;

/// <summary>
/// The table in <c>docs/event-properties.md</c> that says what arrives: each of its rows is a test, and each value here
/// is a row.
/// </summary>
internal sealed partial class PropertyValueTableTests
{
    private const string LeftOut = "left out";
    private const string Warned = "left out, with a warning";

    private static readonly Dictionary<string, object?> Values = [];
    private static readonly List<(string Code, string Arrives)> Table = ReadTable();

    private static IEnumerable<TestCaseData> Rows =>
        Table.Select(row => new TestCaseData(row.Code, row.Arrives).SetArgDisplayNames(row.Code));

    [TestCaseSource(nameof(Rows))]
    [SetCulture("de-DE")]
    public void Arrives_as_the_page_says(string code, string arrives)
    {
        Assert.That(Values, Does.ContainKey(code), "no value of this row");

        var written = Written.Value(Values[code]);

        var value = arrives is LeftOut or Warned ? "" : $"\"value\":{arrives.Trim('`')},";
        Assert.That(written.Own, Is.EqualTo($"\"before\":1,{value}\"after\":2"));
        Assert.That(written.Log.Warnings, Has.Length.EqualTo(arrives is Warned ? 1 : 0));
    }

    [TestCaseSource(nameof(Rows))]
    public void Reaches_before_send_functions_in_the_same_form(string code, string arrives)
    {
        var options = new PostHogOptions { BeforeSend = { captured => captured } };

        var written = Written.Event(
            new PostHogEvent("e", "u") { ["value"] = Values[code] },
            options
        );

        var value = arrives is LeftOut or Warned ? "" : $"\"value\":{arrives.Trim('`')}";
        Assert.That(written.Own, Is.EqualTo(value));
        Assert.That(written.Log.Warnings, Has.Length.EqualTo(arrives is Warned ? 1 : 0));
    }

    [Test]
    public void Page_has_a_row_for_every_value()
    {
        Assert.That(Table.Select(row => row.Code), Is.EquivalentTo(Values.Keys));
    }

    private static void Add(
        object? value,
        [CallerArgumentExpression(nameof(value))] string code = ""
    ) => Values.Add(OnOneLine(code), value);

    private static string OnOneLine(string code) =>
        string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Replace(", }", " }");

    private static List<(string Code, string Arrives)> ReadTable()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "PostHog.sln")))
        {
            directory = directory.Parent!;
        }

        return
        [
            .. File.ReadLines(Path.Combine(directory.FullName, "docs", "event-properties.md"))
                .SkipWhile(line => line != "| Kind | Value | Arrives as |")
                .Skip(2)
                .TakeWhile(line => line.StartsWith('|'))
                .Select(line => line.Split('|'))
                .Select(cells => (cells[2].Trim().Trim('`'), cells[3].Trim())),
        ];
    }
}
