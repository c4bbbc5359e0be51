namespace PostHog.Core.Tests.Capture.Values;

internal sealed partial class PropertyWriterTests
{
    private const string Warning =
        "property 'value' holds half of a surrogate pair; it is replaced by U+FFFD.";

    private static readonly TestCaseData[] Halves =
    [
        Row("high", "\uD83D", "\"\uFFFD\""),
        Row("low", "\uDE42", "\"\uFFFD\""),
        Row("in the middle", "a\uD83Db", "\"a\uFFFDb\""),
        Row("swapped", "\uDE42\uD83D", "\"\uFFFD\uFFFD\""),
        Row("high before a pair", "\uD83D🙂", "\"\uFFFD🙂\""),
        Row("low after a pair", "🙂\uDE42", "\"🙂\uFFFD\""),
        Row("a character", '\uD83D', "\"\uFFFD\""),
        Row("a key", new Dictionary<string, int> { ["\uD83D"] = 1 }, "{\"\uFFFD\":1}"),
        Row("deep inside", new object[] { new { A = "\uD83D" } }, "[{\"A\":\"\uFFFD\"}]"),
        Row("beside an escape", "\uD83D\n", "\"\uFFFD\\n\""),
    ];

    [TestCaseSource(nameof(Halves))]
    public void Repairs_an_unpaired_surrogate_and_warns(object value, string json)
    {
        var written = Written.Value(value);

        Assert.That(written.Own, Is.EqualTo($"\"before\":1,\"value\":{json},\"after\":2"));
        Assert.That(written.Log.Warnings, Is.EqualTo([$"Event 'e': {Warning}"]));
    }

    [TestCase("🙂")]
    [TestCase("🙂🙂")]
    [TestCase("\uFFFD")]
    [TestCase("a\uFFFD🙂")]
    public void Does_not_warn_about_valid_text(string text)
    {
        var written = Written.Value(text);

        Assert.That(written.Own, Does.Contain($"\"value\":\"{text}\""));
        Assert.That(written.Log.Warnings, Is.Empty);
    }

    [Test]
    public void Warns_about_halves_of_a_pair_split_across_name_and_value()
    {
        var captured = new PostHogEvent("e", "u") { ["first"] = "\uD83D", ["\uDE42"] = "second" };

        Assert.That(Written.Event(captured).Log.Warnings, Has.Length.EqualTo(2));
    }

    [Test]
    public void Warns_about_an_unpaired_surrogate_in_names_and_distinct_id()
    {
        var captured = new PostHogEvent("e\uD83D", "u\uDE42") { ["k\uD83D"] = 1 };

        var warnings = Written.Event(captured).Log.Warnings;

        Assert.That(warnings, Has.Length.EqualTo(3));
        Assert.That(warnings[0], Does.Contain("property 'event' holds half"));
        Assert.That(warnings[1], Does.Contain("property 'distinct_id' holds half"));
        Assert.That(warnings[2], Does.Contain("property 'k\uD83D' holds half"));
    }
}
