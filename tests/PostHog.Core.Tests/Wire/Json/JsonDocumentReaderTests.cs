using System.Text;
using FsCheck.Fluent;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PostHog.TestKit;
using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Core.Tests.Wire.Json;

internal sealed class JsonDocumentReaderTests
{
    [TestCase("{}")]
    [TestCase("[1,2.5,null,true]")]
    [TestCase("""{"a":{"b":["c"]}}""")]
    [TestCase(" \r\n{} \n")]
    [TestCase("\uFEFF{}")]
    [TestCase("null")]
    [TestCase("\"text\"")]
    public void Reads_exactly_one_document(string body)
    {
        var expected = JToken.Parse(body.TrimStart('\uFEFF')).ToString(Formatting.None);

        Assert.That(TryRead(body, out var document));
        Assert.That(JsonTree.ToJson(document), Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("  ")]
    [TestCase("\uFEFF")]
    [TestCase("{")]
    [TestCase("{\"a\":")]
    [TestCase("{\"a\":1")]
    [TestCase("[1,2")]
    [TestCase("\"open")]
    [TestCase("tru")]
    [TestCase("{}{}")]
    [TestCase("{} x")]
    [TestCase("{}]")]
    [TestCase("<html></html>")]
    [TestCase("Ok")]
    [TestCase("\0\0\0")]
    public void Rejects_text_that_is_not_one_document(string body)
    {
        Assert.That(TryRead(body, out _), Is.False);
    }

    private static readonly byte[][] NoUtf8 =
    [
        [(byte)'"', 0xFF, (byte)'"'],
        [(byte)'"', 0xC3, (byte)'"'],
        [(byte)'"', 0xED, 0xA0, 0x80, (byte)'"'],
        [0xFF, 0xFE, (byte)'{', 0, (byte)'}', 0],
        [0x1F, 0x8B, 0x08, 0x00],
    ];

    [TestCaseSource(nameof(NoUtf8))]
    public void Rejects_bytes_that_are_not_UTF8(byte[] body)
    {
        Assert.That(JsonDocumentReader.TryRead(body, out _), Is.False);
    }

    [TestCase("[", "]")]
    [TestCase("{\"a\":", "}")]
    [TestCase("[", "")]
    public void Handles_ten_thousand_levels(string open, string close)
    {
        var body = string.Concat(Enumerable.Repeat(open, 10_000).Append("1"));
        body += string.Concat(Enumerable.Repeat(close, 10_000));

        Assert.That(() => TryRead(body, out _), Throws.Nothing);
    }

    [Test]
    public void Reads_a_huge_document()
    {
        var body = $"[{string.Join(',', Enumerable.Range(0, 500_000))}]";

        Assert.That(TryRead(body, out var document));
        Assert.That(document, Has.Length.EqualTo(500_000));
    }

    [Test]
    public void Keeps_a_string_that_looks_like_a_date()
    {
        TryRead("""{"at":"2026-03-01T12:00:00.1234567+02:00"}""", out var read);

        Assert.That(((JsonObject)read!)["at"], Is.EqualTo("2026-03-01T12:00:00.1234567+02:00"));
    }

    [Test]
    public void Never_throws_on_random_bytes()
    {
        var fragments = Gen.OneOf(
            Gen.Elements(
                "{",
                "}",
                "[",
                "]",
                ":",
                ",",
                "\"",
                "\\u",
                "1e999",
                "0x",
                "07",
                "NaN",
                "/*"
            ),
            Gen.Choose(0, 255).Select(code => ((char)code).ToString()),
            Gen.Elements("new Date(", "-", "99999999999999999999", "'", "\\", "undefined", "true")
        );
        var bodies = Gen.ListOf(fragments).Select(parts => string.Concat(parts));

        Law.Holds(
            bodies,
            body => ServerMessage.ReasonIn(Encoding.Latin1.GetBytes(body), Secrets.None)
        );
    }

    [TestCase("""{"detail":"d","error":"e"}""", "d")]
    [TestCase("""{"error":"e","error_description":"f"}""", "f")]
    [TestCase("""{"error":"e"}""", "e")]
    [TestCase("""{"detail":["d"],"error":"e"}""", "e")]
    [TestCase("""{"detail":{"x":1}}""", null)]
    [TestCase("""{"detail":null}""", null)]
    [TestCase("""["detail"]""", null)]
    [TestCase("\"detail\"", null)]
    [TestCase("<html>", null)]
    [TestCase("", null)]
    [TestCase("""{"detail":"two\r\nlines\u0000"}""", "two  lines ")]
    public void Finds_the_reason_of_a_refusal(string body, string? reason)
    {
        Assert.That(
            ServerMessage.ReasonIn(Encoding.UTF8.GetBytes(body), Secrets.None),
            Is.EqualTo(reason)
        );
    }

    [TestCase("{\"detail\":\"d\",\"rest\":[{},{},")]
    [TestCase("{\"error\":\"e\",\"detail\":\"d\" and no more JSON")]
    public void Reads_no_further_than_the_reason(string body)
    {
        Assert.That(
            ServerMessage.ReasonIn(Encoding.UTF8.GetBytes(body), Secrets.None),
            Is.EqualTo("d")
        );
    }

    [TestCase("[")]
    [TestCase("{\"rest\":[")]
    public void Reads_the_reason_without_loading_the_document(string begin)
    {
        var body = Encoding.UTF8.GetBytes(
            begin + string.Join(',', Enumerable.Repeat("{}", 1_000_000))
        );
        var before = GC.GetAllocatedBytesForCurrentThread();

        var reason = ServerMessage.ReasonIn(body, Secrets.None);

        Assert.That(reason, Is.Null);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(5L * body.Length));
    }

    [Test]
    public void Rejects_an_array_in_place_of_an_object()
    {
        var body = Encoding.UTF8.GetBytes(
            $"[{string.Join(',', Enumerable.Repeat("{}", 1_000_000))}]"
        );
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.That(JsonDocumentReader.ReadObject(body), Is.Null);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(5L * body.Length));
    }

    [Test]
    public void Truncates_a_long_reason()
    {
        var body = $$"""{"detail":"{{string.Join(' ', Enumerable.Repeat("no", 10_000))}}"}""";

        var reason = ServerMessage.ReasonIn(Encoding.UTF8.GetBytes(body), Secrets.None);

        Assert.That(reason, Has.Length.EqualTo(300));
    }

    private static bool TryRead(string body, out object? document) =>
        JsonDocumentReader.TryRead(Encoding.UTF8.GetBytes(body), out document);
}
