using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.FSharp.Core;
using Newtonsoft.Json.Linq;
using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Values;

namespace PostHog.Core.Tests.Flags.Matching.Values;

[TestFixture("")]
[TestFixture("de-DE")]
[TestFixture("tr-TR")]
[TestFixture("fa-IR")]
internal sealed class ServerValueTests(string culture) : InCulture(culture)
{
    private static readonly TestCaseData[] Texts =
    [
        new(null, "null"),
        new(DBNull.Value, "null"),
        new(JValue.CreateNull(), "null"),
        new("Text", "Text"),
        new("\uD83D!\uD83D\uDE42\uDE42", "\uFFFD!\uD83D\uDE42\uFFFD"),
        new('c', "c"),
        new(true, "true"),
        new(false, "false"),
        new(5, "5"),
        new(-5L, "-5"),
        new(long.MinValue, "-9223372036854775808"),
        new(ulong.MaxValue, "18446744073709551615"),
        new((byte)7, "7"),
        new((short)-7, "-7"),
        new(new BigInteger(12), "12"),
        new(new BigInteger(ulong.MaxValue) + 1, "1.8446744073709552e19"),
        new(5.0, "5"),
        new(-0.0, "0"),
        new(5f, "5"),
        new(5.00m, "5"),
        new((Half)5, "5"),
        new(decimal.MaxValue, "7.922816251426434e28"),
        new((decimal)ulong.MaxValue, "18446744073709551615"),
        new(9007199254740992.0, "9007199254740992"),
        new(9007199254740994.0, "9007199254740994.0"),
        new(0.1 + 0.2, "0.30000000000000004"),
        new(1e15, "1000000000000000"),
        new(1e16, "1e16"),
        new(123456789012345680.0, "1.2345678901234568e17"),
        new(1E+21, "1e21"),
        new(1.5e300, "1.5e300"),
        new(0.00001, "0.00001"),
        new(0.000012345, "0.000012345"),
        new(0.000001, "1e-6"),
        new(-1.25e-7, "-1.25e-7"),
        new(double.MaxValue, "1.7976931348623157e308"),
        new(double.Epsilon, "5e-324"),
        new(1234567.5, "1234567.5"),
        new(0.1f, "0.1"),
        new(1.50m, "1.5"),
        new(100m, "100"),
        new(0.1000000000000000055511151231m, "0.1"),
        new(DayOfWeek.Friday, "Friday"),
        new(
            new Guid("0198f3a0-0000-7000-8000-000000000001"),
            "0198f3a0-0000-7000-8000-000000000001"
        ),
        new(new DateTime(2026, 3, 1, 1, 2, 3, DateTimeKind.Utc), "2026-03-01T01:02:03Z"),
        new(new DateTime(2026, 3, 1, 1, 2, 3, DateTimeKind.Unspecified), "2026-03-01T01:02:03"),
        new(
            new DateTimeOffset(2026, 3, 1, 1, 2, 3, 500, TimeSpan.FromHours(2)),
            "2026-03-01T01:02:03.5+02:00"
        ),
        new(new DateOnly(2026, 3, 1), "2026-03-01"),
        new((Half)1.5, "1.5"),
        new((Int128)12, "12"),
        new(TimeSpan.FromMinutes(90), "01:30:00"),
        new(new Uri("https://example.com/a b"), "https://example.com/a b"),
        new(new Version(1, 2, 3), "1.2.3"),
        new(new byte[] { 1, 2, 3 }, "AQID"),
        new(new[] { 1, 2 }, "[1,2]"),
        new(new List<string?> { "a\"\\\n\u0001é", null }, "[\"a\\\"\\\\\\n\\u0001é\",null]"),
        new(new HashSet<string> { "x" }, "[\"x\"]"),
        new(new object[] { 1.0, double.NaN, true }, "[1,null,true]"),
        new(Array.Empty<int>(), "[]"),
        new(
            new Dictionary<string, object?>
            {
                ["b"] = 1,
                ["\uE000"] = 4,
                ["😀"] = 5,
                ["a"] = new[] { "x" },
                ["B"] = 2.5,
            },
            "{\"B\":2.5,\"a\":[\"x\"],\"b\":1,\"\uE000\":4,\"😀\":5}"
        ),
        new(
            JToken.Parse("""{"b":[1,{"d":1.0,"c":"x"}],"a":true}"""),
            """{"a":true,"b":[1,{"c":"x","d":1}]}"""
        ),
        new(JsonNode.Parse("[1,\"x\"]"), "[1,\"x\"]"),
        new(JsonDocument.Parse("2.50").RootElement, "2.5"),
        new(new PSObject(5), "5"),
        new(PSObject.Custom(new KeyedProperty("A", 1)), "{\"A\":1}"),
        new(new SwitchParameter(true), "true"),
        new(new JRaw("5.0"), "5"),
        new(FSharpOption<string>.Some("x"), "x"),
        new(double.NaN, null),
        new(float.PositiveInfinity, null),
        new(new Dictionary<string, object?> { ["a"] = null }, null),
        new(new { A = 1 }, null),
        new(new Hashtable { ["a"] = 1 }, null),
        new(Enumerable.Range(0, 3), null),
        new(new Action(() => { }), null),
    ];

    [TestCaseSource(nameof(Texts))]
    public void Has_the_text_that_the_server_reads(object? value, string? text)
    {
        Assert.That(ServerText.Of(value), Is.EqualTo(text));
    }

    [Test]
    public void Is_unknown_for_a_value_that_throws()
    {
        Assert.That(ServerText.Of(new Broken()) is null);
        Assert.That(ServerText.Of(new List<object> { new Broken() }) is null);
        Assert.That(ServerText.Of(default(JsonElement)) is null);
        Assert.That(ServerValue.Of(new Broken()).AsBoolean == Match.Inconclusive);
    }

    // What is not composite is written to the wire by the capture writer, and must be read back as the same text.
    [TestCaseSource(nameof(Texts))]
    public void Has_the_text_that_is_sent(object? value, string? text)
    {
        if (text is null || ServerValue.Of(value).Kind is ServerKind.Null or ServerKind.Object)
        {
            Assert.Pass("Nothing definite is said about it.");
        }

        var sent = Written.Value(value).Properties.GetProperty("value");

        Assert.That(AsServerText(sent), Is.EqualTo(text));
    }

    [TestCase(null, "No")]
    [TestCase(true, "Yes")]
    [TestCase(false, "No")]
    [TestCase("true", "Yes")]
    [TestCase("TRUE", "Yes")]
    [TestCase("yes", "No")]
    [TestCase(" true", "No")]
    [TestCase(1, "No")]
    [TestCase(new object[] { }, "Yes")]
    [TestCase(new object[] { true, "True" }, "Yes")]
    [TestCase(new object[] { true, 1 }, "No")]
    [TestCase(double.NaN, "Inconclusive")]
    public void Is_true_when_the_server_treats_it_as_true(object? value, string truth)
    {
        Assert.That(ServerValue.Of(value).AsBoolean.ToString(), Is.EqualTo(truth));
    }

    [TestCase(5, "Yes", 5)]
    [TestCase(2.5, "Yes", 2.5)]
    [TestCase(0.1f, "Yes", 0.1)]
    [TestCase("2.5", "Yes", 2.5)]
    [TestCase("2,5", "No", 0)]
    [TestCase("", "No", 0)]
    [TestCase(true, "No", 0)]
    [TestCase(null, "No", 0)]
    [TestCase(new[] { 1 }, "No", 0)]
    [TestCase(double.PositiveInfinity, "Inconclusive", 0)]
    public void Is_a_number_when_the_server_treats_it_as_a_number(
        object? value,
        string isNumber,
        double number
    )
    {
        Assert.That(
            ServerValue.Of(value).TryGetNumber(out var read).ToString(),
            Is.EqualTo(isNumber)
        );
        Assert.That(isNumber is "Yes" ? read : number, Is.EqualTo(number));
    }

    [TestCase(5, 5L, true)]
    [TestCase(-5L, -5L, true)]
    [TestCase(5.0, 5L, true)]
    [TestCase(5f, 5L, true)]
    [TestCase(5.5, 0L, false)]
    [TestCase(1e16, 0L, false)]
    [TestCase("5", 0L, false)]
    public void Recognises_integers(object value, long integer, bool isInteger)
    {
        Assert.That(ServerValue.Of(value).TryGetInteger(out var read), Is.EqualTo(isInteger));
        Assert.That(isInteger ? read : integer, Is.EqualTo(integer));
    }

    private static string AsServerText(JsonElement sent) =>
        sent.ValueKind switch
        {
            JsonValueKind.String => sent.GetString()!,
            JsonValueKind.Number => NumberText(sent),
            JsonValueKind.Array => "["
                + string.Join(',', sent.EnumerateArray().Select(AsElementText))
                + "]",
            _ => sent.GetRawText(),
        };

    private static string AsElementText(JsonElement sent) =>
        sent.ValueKind == JsonValueKind.String
            ? ServerText.Of(new[] { sent.GetString() })!.Trim('[', ']')
            : AsServerText(sent);

    // The server's reader: integers of 64 bits as they are, the rest as doubles.
    private static string NumberText(JsonElement sent)
    {
        var raw = sent.GetRawText();
        var isInteger = raw.IndexOfAny(['.', 'e', 'E']) < 0;
        return isInteger && (sent.TryGetInt64(out _) || sent.TryGetUInt64(out _)) && raw != "-0"
            ? raw
            : ServerText.Of(double.Parse(raw, CultureInfo.InvariantCulture))!;
    }

    private sealed class Broken : IFormattable, ICollection
    {
        public int Count => throw new InvalidOperationException();

        public bool IsSynchronized => false;

        public object SyncRoot => this;

        public string ToString(string? format, IFormatProvider? formatProvider) =>
            throw new InvalidOperationException();

        public void CopyTo(Array array, int index) => throw new InvalidOperationException();

        public IEnumerator GetEnumerator() => throw new InvalidOperationException();
    }
}
