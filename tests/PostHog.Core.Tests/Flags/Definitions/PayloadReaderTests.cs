using PostHog.Flags.Definitions;
using PostHog.Wire.Json;

namespace PostHog.Core.Tests.Flags.Definitions;

internal sealed class PayloadReaderTests
{
    [TestCase("{\"a\":1}")]
    [TestCase("[1,2]")]
    [TestCase("\"text\"")]
    [TestCase("null")]
    [TestCase("-0.5e3")]
    public void Keeps_valid_json(string text) => Assert.That(Read(text), Is.EqualTo(text));

    [TestCase("{\"a\":1")]
    [TestCase("[1,]")]
    [TestCase("{'a':1}")]
    [TestCase("{a:1}")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    [TestCase("01")]
    [TestCase("0x1F")]
    [TestCase("+1")]
    [TestCase(".5")]
    [TestCase("new Date(5)")]
    [TestCase("undefined")]
    [TestCase("/* a */ 1")]
    [TestCase("1 2")]
    [TestCase("\"a\tb\"")]
    [TestCase("")]
    [TestCase(" ")]
    public void Omits_invalid_json_that_a_lenient_reader_accepts(string text) =>
        Assert.That(Read(text), Is.Null);

    private static string? Read(string text)
    {
        var payloads = PayloadReader.Read(new JsonObject { ["true"] = text }, out _);
        return payloads.TryGetValue("true", out var payload) ? payload : null;
    }
}
