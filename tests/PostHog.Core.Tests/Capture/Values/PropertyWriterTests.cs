using System.Collections;
using System.Collections.Specialized;
using System.Dynamic;
using System.Globalization;
using System.Numerics;
using Newtonsoft.Json.Linq;

namespace PostHog.Core.Tests.Capture.Values;

internal sealed partial class PropertyWriterTests
{
    private static readonly TestCaseData[] Scalars =
    [
        // Text
        new("", "\"\""),
        new("a \"quoted\" \\ word", "\"a \\\"quoted\\\" \\\\ word\""),
        new("tab\tline\r\nbell\u0007nul\0", "\"tab\\tline\\r\\nbell\\u0007nul\\u0000\""),
        new("naïve 日本 🙂", "\"naïve 日本 🙂\""),
        new('x', "\"x\""),
        new("2026-03-01T12:00:00.123+02:00", "\"2026-03-01T12:00:00.123+02:00\""),
        // Numbers
        new(true, "true"),
        new((byte)255, "255"),
        new((sbyte)-128, "-128"),
        new(short.MinValue, "-32768"),
        new(ushort.MaxValue, "65535"),
        new(int.MinValue, "-2147483648"),
        new(uint.MaxValue, "4294967295"),
        new(long.MinValue, "-9223372036854775808"),
        new(ulong.MaxValue, "18446744073709551615"),
        new((nint)(-5), "-5"),
        new((nuint)5, "5"),
        new(Int128.MaxValue, "170141183460469231731687303715884105727"),
        new(UInt128.MaxValue, "340282366920938463463374607431768211455"),
        new(BigInteger.Pow(10, 30), "1000000000000000000000000000000"),
        new((Half)0.5, "0.5"),
        new(0.1f, "0.1"),
        new(0.1, "0.1"),
        new(99.0, "99"),
        new(-7.0, "-7"),
        new(-0.0, "0"),
        new(7f, "7"),
        new(16777216f, "16777216"),
        new((Half)3, "3"),
        new(9007199254740992.0, "9007199254740992"),
        new(-9007199254740992.0, "-9007199254740992"),
        new(9007199254740994.0, "9007199254740994.0"),
        new(1e22, "1E+22"),
        new(1e-7, "1E-07"),
        new(double.MaxValue, "1.7976931348623157E+308"),
        new(double.Epsilon, "5E-324"),
        new(1.10m, "1.1"),
        new(5.10m, "5.1"),
        new(5m, "5"),
        new(5.00m, "5"),
        new(500m, "500"),
        new(-0.00m, "0"),
        new(0.000m, "0"),
        new(decimal.MaxValue, "79228162514264337593543950335"),
        // Time
        new(new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc), "\"2026-03-01T12:00:00Z\""),
        new(new DateTime(2026, 3, 1, 12, 0, 0, 5), "\"2026-03-01T12:00:00.005\""),
        new(
            new DateTimeOffset(A.Moment.Ticks + 1, TimeSpan.FromHours(2)),
            "\"2026-03-01T12:00:00.0000001+02:00\""
        ),
        new(new DateOnly(2026, 3, 1), "\"2026-03-01\""),
        new(new TimeOnly(12, 30, 0), "\"12:30:00.0000000\""),
        new(TimeSpan.FromSeconds(90061.5), "\"1.01:01:01.5000000\""),
        // One word for the rest
        new(A.Uuid, "\"0198f3a0-0000-7000-8000-000000000001\""),
        new(DayOfWeek.Friday, "\"Friday\""),
        new((DayOfWeek)42, "\"42\""),
        new(FileAccess.Read | FileAccess.Write, "\"ReadWrite\""),
        new(FileAttributes.Hidden | FileAttributes.System, "\"Hidden, System\""),
        new(new Uri("https://example.com/a?b=c"), "\"https://example.com/a?b=c\""),
        new(new Uri("a/b", UriKind.Relative), "\"a/b\""),
        new(new Version(1, 2, 3), "\"1.2.3\""),
        new(CultureInfo.GetCultureInfo("de-CH"), "\"de-CH\""),
        new(new byte[] { 1, 2, 255 }, "\"AQL/\""),
        new(typeof(Guid), "\"System.Guid\""),
    ];

    [TestCaseSource(nameof(Scalars))]
    [SetCulture("de-DE")]
    public void Writes_scalars(object value, string json)
    {
        var written = Written.Value(value);

        Assert.That(written.Own, Is.EqualTo($"\"before\":1,\"value\":{json},\"after\":2"));
        Assert.That(written.Log.Warnings, Is.Empty);
    }

    private static readonly TestCaseData[] Containers =
    [
        // Dictionaries
        new(new Dictionary<string, object?> { ["b"] = 1, ["a"] = "x" }, """{"b":1,"a":"x"}"""),
        new(new Dictionary<string, int> { ["a"] = 1 }, """{"a":1}"""),
        new(new Dictionary<int, string> { [7] = "x" }, """{"7":"x"}"""),
        new(new Dictionary<double, int> { [1.5] = 1 }, """{"1.5":1}"""),
        new(new Dictionary<Guid, int> { [A.Uuid] = 1 }, $$"""{"{{A.Uuid}}":1}"""),
        new(new Dictionary<DayOfWeek, int> { [DayOfWeek.Friday] = 1 }, """{"Friday":1}"""),
        new(new Dictionary<string, int> { [""] = 1 }, """{"":1}"""),
        new(new Hashtable { ["a"] = 1 }, """{"a":1}"""),
        new(new ListDictionary { [1] = 2 }, """{"1":2}"""),
        new(new OnlyReadable(), """{"a":1,"b":2}"""),
        new(Expando(), """{"a":1,"nested":{"b":[]}}"""),
        // Sequences
        new(new[] { 1, 2 }, "[1,2]"),
        new(new object?[] { 1, null, "x" }, """[1,null,"x"]"""),
        new(new int[2, 2], "[0,0,0,0]"),
        new(new HashSet<string> { "a" }, """["a"]"""),
        new(new ArraySegment<int>([1, 2, 3], 1, 2), "[2,3]"),
        new(Enumerable.Range(1, 3).Select(number => number * 2), "[2,4,6]"),
        new(Array.Empty<string>(), "[]"),
        // JSON tokens
        new(JToken.Parse("""{"a":[1,null,{"b":null}],"c":null}"""), """{"a":[1,null,{}]}"""),
        new(new JArray(1, "x", JValue.CreateNull()), """[1,"x",null]"""),
        new(new JValue(1.5), "1.5"),
        new(new JArray(1.0, 2.50m), "[1,2.5]"),
        new(new Dictionary<string, object?> { ["a"] = 2.0 }, """{"a":2}"""),
        new(new JValue("2026-03-01"), "\"2026-03-01\""),
        // Objects
        new(new { Name = "x", Nested = new { Deep = 1 } }, """{"Name":"x","Nested":{"Deep":1}}"""),
        new(new Money(9.5m, "EUR"), """{"Amount":9.5,"Currency":"EUR"}"""),
        new(new Point { X = 1, Y = 2 }, """{"X":1,"Y":2}"""),
        new((1, "x"), """{"Item1":1,"Item2":"x"}"""),
        new(new Attributed(), """{"renamed":1}"""),
        new(KeyValuePair.Create("a", 1), """{"Key":"a","Value":1}"""),
    ];

    [TestCaseSource(nameof(Containers))]
    public void Writes_containers(object value, string json)
    {
        var written = Written.Value(value);

        Assert.That(written.Own, Is.EqualTo($"\"before\":1,\"value\":{json},\"after\":2"));
        Assert.That(written.Log.Warnings, Is.Empty);
    }

    private static readonly object?[] Nothings =
    [
        null,
        DBNull.Value,
        JValue.CreateNull(),
        (int?)null,
    ];

    [TestCaseSource(nameof(Nothings))]
    public void Omits_members_that_are_null(object? nothing)
    {
        var written = Written.Value(nothing);

        Assert.That(written.Own, Is.EqualTo("\"before\":1,\"after\":2"));
        Assert.That(written.Log.Warnings, Is.Empty);
    }

    [Test]
    public void Omits_nulls_at_every_depth_and_keeps_emptied_containers()
    {
        var written = Written.Value(
            new
            {
                Gone = (string?)null,
                Emptied = new Dictionary<string, object?> { ["gone"] = null },
                List = new object?[]
                {
                    null,
                    new Dictionary<string, object?> { ["gone"] = null },
                },
            }
        );

        Assert.That(written.Own, Does.Contain("""{"Emptied":{},"List":[null,{}]}"""));
    }

    [Test]
    public void Writes_a_local_time_with_its_offset()
    {
        var local = new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Local);

        var text = Written.Value(local).Properties.GetProperty("value").GetString()!;

        var read = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        Assert.That(read, Is.EqualTo(new DateTimeOffset(local)));
        Assert.That(text, Does.Match("[+-][0-9]{2}:[0-9]{2}$"));
    }

    [Test]
    public void Writes_the_text_of_an_exception()
    {
        var text = Written.Value(new InvalidOperationException("oops")).Properties;

        Assert.That(
            text.GetProperty("value").GetString(),
            Is.EqualTo("System.InvalidOperationException: oops")
        );
    }

    [Test]
    public void Writes_a_repeated_object_that_is_not_a_cycle()
    {
        var shared = new { A = 1 };

        var written = Written.Value(new[] { shared, shared });

        Assert.That(written.Own, Does.Contain("""[{"A":1},{"A":1}]"""));
        Assert.That(written.Log.Warnings, Is.Empty);
    }

    private static ExpandoObject Expando()
    {
        dynamic expando = new ExpandoObject();
        expando.a = 1;
        expando.nested = new ExpandoObject();
        expando.nested.b = Array.Empty<int>();
        return expando;
    }
}
