using System.Runtime.CompilerServices;
using PostHog.TestKit;

namespace PostHog.Core.Tests.Capture.Values;

/// <summary>
/// The table of values in <c>docs/event-properties.md</c>: each row is a test, and each value here has a row.
/// </summary>
internal sealed partial class PropertyValueTableTests
{
    private static readonly Dictionary<string, object?> Values = [];

    private static IEnumerable<TestCaseData> Rows =>
        PropertyTable.Rows.Select(row =>
            new TestCaseData(row.Code, row.Arrives).SetArgDisplayNames(row.Code)
        );

    [TestCaseSource(nameof(Rows))]
    [SetCulture("de-DE")]
    public void Value_is_sent_as_documented(string code, string arrives)
    {
        Assert.That(Values, Does.ContainKey(code), "no value for this row");

        var written = Written.Value(Values[code]);

        var value = arrives is PropertyTable.LeftOut or PropertyTable.Warned
            ? ""
            : $"\"value\":{arrives},";
        Assert.That(written.Own, Is.EqualTo($"\"before\":1,{value}\"after\":2"));
        Assert.That(
            written.Log.Warnings,
            Has.Length.EqualTo(arrives is PropertyTable.Warned ? 1 : 0)
        );
    }

    [TestCaseSource(nameof(Rows))]
    public void Value_reaches_before_send_functions_in_the_sent_form(string code, string arrives)
    {
        var options = new PostHogOptions { BeforeSend = { captured => captured } };

        var written = Written.Event(
            new PostHogEvent("e", "u") { ["value"] = Values[code] },
            options
        );

        var value = arrives is PropertyTable.LeftOut or PropertyTable.Warned
            ? ""
            : $"\"value\":{arrives}";
        Assert.That(written.Own, Is.EqualTo(value));
        Assert.That(
            written.Log.Warnings,
            Has.Length.EqualTo(arrives is PropertyTable.Warned ? 1 : 0)
        );
    }

    [Test]
    public void Page_documents_every_value()
    {
        Assert.That(PropertyTable.Rows.Select(row => row.Code), Is.EquivalentTo(Values.Keys));
    }

    private static void Add(
        object? value,
        [CallerArgumentExpression(nameof(value))] string code = ""
    ) => Values.Add(OnOneLine(code), value);

    private static string OnOneLine(string code) =>
        string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Replace(", }", " }");
}
