using System.Numerics;
using System.Text;
using FsCheck.Fluent;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PostHog.TestKit;
using PostHog.Wire.Json;

namespace PostHog.Core.Tests.Wire.Json;

internal sealed class JsonTreeTests
{
    private static readonly TestCaseData[] Scalars =
    [
        new("null", null),
        new("true", true),
        new("false", false),
        new("0", 0L),
        new("-0", 0L),
        new("-9223372036854775808", long.MinValue),
        new("9223372036854775808", BigInteger.Pow(2, 63)),
        new("5.0", 5.0),
        new("-1.5e3", -1500.0),
        new("1E2", 100.0),
        new("1e999", double.PositiveInfinity),
        new("\"\"", ""),
        new("\"a\\n\\u00e9\\/\\\"\"", "a\né/\""),
        new("\"\\ud83d\\ude00\"", "\ud83d\ude00"),
        new("\"x\\ud800\\b\\f\\r\\t\\\\y\"", "x\ufffd\b\f\r\t\\y"),
        new("\"\\udc00é\"", "\ufffdé"),
    ];

    [TestCaseSource(nameof(Scalars))]
    public void Reads_scalars(string json, object? value)
    {
        Assert.That(Read(json), Is.EqualTo(value));
        Assert.That(Read(json)?.GetType(), Is.EqualTo(value?.GetType()));
    }

    private static readonly TestCaseData[] Exact =
    [
        new("12345678901234567.89", 12345678901234567.89m),
        new("9007199254740993.0", 9007199254740993.0m),
        new("-0.12345678901234567891", -0.12345678901234567891m),
        new("0.1", 0.1),
        new("1.10", 1.1),
        new("5.0", 5.0),
        new("1e300", 1e300),
        new("1.2345678901234567e-20", 1.2345678901234567e-20),
        new("7", 7L),
    ];

    [TestCaseSource(nameof(Exact))]
    public void Keeps_digits_that_are_written_again(string json, object value)
    {
        var isRead = JsonDocumentReader.TryReadExactly(Encoding.UTF8.GetBytes(json), out var read);

        Assert.That(isRead);
        Assert.That(read, Is.EqualTo(value));
        Assert.That(read!.GetType(), Is.EqualTo(value.GetType()));
    }

    [Test]
    public void Last_member_of_a_name_counts() =>
        Assert.That(
            JsonTree.ToJson(Read("""{"a":1,"b":2,"a":3}""")),
            Is.EqualTo("""{"a":3,"b":2}""")
        );

    [TestCase(380, true)]
    [TestCase(381, false)]
    public void Integer_may_have_380_characters(int length, bool isRead) =>
        Assert.That(TryRead(new string('9', length), out _), Is.EqualTo(isRead));

    [TestCase("'text'")]
    [TestCase("{'a':1}")]
    [TestCase("{a:1}")]
    [TestCase("[1,]")]
    [TestCase("{\"a\":1,}")]
    [TestCase("[01]")]
    [TestCase("[NaN]")]
    [TestCase("[-Infinity]")]
    [TestCase("[undefined]")]
    [TestCase("[/*c*/5]")]
    [TestCase("new Date(5)")]
    [TestCase("[\"a\tb\"]")]
    public void Reads_nothing_but_json(string text) => Assert.That(TryRead(text, out _), Is.False);

    [Test]
    public void Reads_and_writes_what_Newtonsoft_does()
    {
        var scalars = Gen.Elements(
            "1",
            "-2.5",
            "0.1",
            "1e22",
            "true",
            "null",
            "\"a\"",
            "\"\\u0001\\\\\"",
            "{}",
            "[]"
        );
        var documents = Gen.ListOf(scalars)
            .Select(parts => $"[{string.Join(", ", parts)},{{\"n\":[{string.Join(",", parts)}]}}]");

        Law.Holds(
            documents.Where(one => !one.StartsWith("[,", StringComparison.Ordinal)),
            json =>
                Assert.That(
                    JsonTree.ToJson(Read(json)),
                    Is.EqualTo(JToken.Parse(json).ToString(Formatting.None))
                )
        );
    }

    private static object? Read(string json)
    {
        Assert.That(TryRead(json, out var value));
        return value;
    }

    private static bool TryRead(string json, out object? value) =>
        JsonDocumentReader.TryRead(Encoding.UTF8.GetBytes(json), out value);
}
