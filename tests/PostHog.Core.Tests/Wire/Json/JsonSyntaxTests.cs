using PostHog.Wire.Json;

namespace PostHog.Core.Tests.Wire.Json;

public sealed class JsonSyntaxTests
{
    [TestCase("{}")]
    [TestCase(" { \"a\" : [ 1 , -2.5e+3 , true , false , null ] } ")]
    [TestCase("[]")]
    [TestCase("[[],{}]")]
    [TestCase("\"\"")]
    [TestCase("\"\\u00e9\\n\\\"\"")]
    [TestCase("0")]
    [TestCase("-0.5")]
    [TestCase("1E9")]
    [TestCase("false")]
    [TestCase("null")]
    public void Accepts_json(string text) => Assert.That(JsonSyntax.Holds(text), Is.True);

    [TestCase("")]
    [TestCase("  ")]
    [TestCase("{")]
    [TestCase("{\"a\":1,}")]
    [TestCase("{'a':1}")]
    [TestCase("{a:1}")]
    [TestCase("[1,]")]
    [TestCase("[1 2]")]
    [TestCase("01")]
    [TestCase("1.")]
    [TestCase(".5")]
    [TestCase("+1")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    [TestCase("undefined")]
    [TestCase("nul")]
    [TestCase("truely")]
    [TestCase("\"\\x\"")]
    [TestCase("\"\\u12\"")]
    [TestCase("\"open")]
    [TestCase("\"line\nbreak\"")]
    [TestCase("/* no */ 1")]
    [TestCase("1 1")]
    [TestCase("new Date(1)")]
    public void Rejects_text_that_only_looks_like_json(string text) =>
        Assert.That(JsonSyntax.Holds(text), Is.False);

    [TestCase(128, true)]
    [TestCase(129, false)]
    [TestCase(100_000, false)]
    public void Stops_at_the_maximum_depth(int depth, bool holds)
    {
        var text = new string('[', depth) + new string(']', depth);

        Assert.That(JsonSyntax.Holds(text), Is.EqualTo(holds));
    }
}
