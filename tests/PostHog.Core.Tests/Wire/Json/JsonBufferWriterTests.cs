using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PostHog.Wire.Json;

namespace PostHog.Core.Tests.Wire.Json;

/// <summary>Compares with what Newtonsoft.Json writes, whose texts everything sent so far had.</summary>
internal sealed class JsonBufferWriterTests
{
    private static readonly string[] Texts =
    [
        "",
        "plain",
        "\"quoted\" \\ and / slashes",
        "\b\f\n\r\t\0\u0001\u001f",
        "é 漢 \ud83d\ude00 \u007f ~ \u0080",
        "half \ud83d and half \ude00",
        "<a href='x'>&amp;</a>",
    ];

    private static readonly double[] Numbers =
    [
        0.1,
        -0.5,
        99.5,
        1e21,
        1.5e300,
        -1e-7,
        5e-324,
        double.MaxValue,
        9007199254740993,
        123456789012345680,
    ];

    [TestCaseSource(nameof(Texts))]
    public void Writes_strings_as_before(string text)
    {
        Assert.That(JsonBuffer.Quote(text), Is.EqualTo(JsonConvert.ToString(text)));
        Assert.That(
            JsonBuffer.Quote(text, escapesNonAscii: true),
            Is.EqualTo(JsonConvert.ToString(text, '"', StringEscapeHandling.EscapeNonAscii))
        );
    }

    [TestCaseSource(nameof(Numbers))]
    public void Writes_numbers_as_before(double number)
    {
        Assert.That(
            Written(json => json.WriteValue(number)),
            Is.EqualTo(WrittenByNewtonsoft(json => json.WriteValue(number)))
        );
        Assert.That(
            Written(json => json.WriteValue((float)number)),
            Is.EqualTo(WrittenByNewtonsoft(json => json.WriteValue((float)number)))
        );
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(long.MinValue)]
    [TestCase(long.MaxValue)]
    public void Writes_integers(long number) =>
        Assert.That(
            Written(json => json.WriteValue(number)),
            Is.EqualTo(JsonConvert.ToString(number))
        );

    [Test]
    public void Separates_members_and_elements()
    {
        var text = Written(json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("a");
            json.WriteStartArray();
            json.WriteValue(1);
            json.WriteValue("two");
            json.WriteStartObject();
            json.WriteEnd();
            json.WriteNull();
            json.WriteEnd();
            json.WritePropertyName("b");
            json.WriteRawValue("{\"raw\":true}");
            json.WritePropertyName("c");
            json.WriteValue(ulong.MaxValue);
            json.WritePropertyName("d");
            json.WriteValue(false);
            json.WriteEnd();
        });

        Assert.That(
            text,
            Is.EqualTo(
                """{"a":[1,"two",{},null],"b":{"raw":true},"c":18446744073709551615,"d":false}"""
            )
        );
    }

    [Test]
    public void Member_without_a_value_becomes_null()
    {
        var text = Written(json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("lost");
            json.WriteEnd();
        });

        Assert.That(text, Is.EqualTo("""{"lost":null}"""));
    }

    [Test]
    public void Next_text_begins_anew()
    {
        using var buffer = new JsonBuffer();
        var json = new JsonBufferWriter(buffer);
        json.WriteStartObject();
        json.WritePropertyName("left open");
        json.WriteStartArray();

        buffer.Clear();
        json.Reset();
        json.WriteStartObject();
        json.WriteEnd();

        Assert.That(buffer.ToString(), Is.EqualTo("{}"));
    }

    [Test]
    public void Depth_is_not_limited()
    {
        var text = Written(json =>
        {
            for (var depth = 0; depth < 10_000; depth++)
            {
                json.WriteStartArray();
            }

            for (var depth = 0; depth < 10_000; depth++)
            {
                json.WriteEnd();
            }
        });

        Assert.That(text, Is.EqualTo(new string('[', 10_000) + new string(']', 10_000)));
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity)]
    public void Number_that_JSON_does_not_have_becomes_a_string(double number)
    {
        var text = Written(json => json.WriteValue(number));

        Assert.That(text, Is.EqualTo(WrittenByNewtonsoft(json => json.WriteValue(number))));
        Assert.That(JToken.Parse(text).Type, Is.EqualTo(JTokenType.String));
    }

    private static string WrittenByNewtonsoft(Action<JsonTextWriter> write)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var json = new JsonTextWriter(text);
        write(json);
        return text.ToString();
    }

    private static string Written(Action<JsonBufferWriter> write)
    {
        using var buffer = new JsonBuffer();
        write(new JsonBufferWriter(buffer));
        return buffer.ToString();
    }
}
