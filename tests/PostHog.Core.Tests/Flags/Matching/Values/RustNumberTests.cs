using PostHog.Flags.Matching.Values;

namespace PostHog.Core.Tests.Flags.Matching.Values;

[TestFixture("")]
[TestFixture("de-DE")]
[TestFixture("tr-TR")]
[TestFixture("fa-IR")]
internal sealed class RustNumberTests(string culture) : InCulture(culture)
{
    [TestCase("0", 0.0)]
    [TestCase("-0", -0.0)]
    [TestCase("+5", 5.0)]
    [TestCase("5.", 5.0)]
    [TestCase(".5", 0.5)]
    [TestCase("-.5", -0.5)]
    [TestCase("007", 7.0)]
    [TestCase("1.5e3", 1500.0)]
    [TestCase("1E+3", 1000.0)]
    [TestCase("1e-3", 0.001)]
    [TestCase("1.e2", 100.0)]
    [TestCase("1e400", double.PositiveInfinity)]
    [TestCase("-1e400", double.NegativeInfinity)]
    [TestCase("1e-400", 0.0)]
    [TestCase("inf", double.PositiveInfinity)]
    [TestCase("-INF", double.NegativeInfinity)]
    [TestCase("+Infinity", double.PositiveInfinity)]
    [TestCase("nan", double.NaN)]
    [TestCase("-NaN", double.NaN)]
    public void Reads_numbers_like_Rust(string text, double number)
    {
        Assert.That(RustNumber.TryParse(text, out var read), Is.True);
        Assert.That(read, Is.EqualTo(number));
    }

    [TestCase("")]
    [TestCase(" 5")]
    [TestCase("5 ")]
    [TestCase("1,000")]
    [TestCase("1.000,5")]
    [TestCase("1_000")]
    [TestCase("0x10")]
    [TestCase(".")]
    [TestCase("+")]
    [TestCase("-")]
    [TestCase("e5")]
    [TestCase("1e")]
    [TestCase("1e+")]
    [TestCase("1e5.5")]
    [TestCase("1.2.3")]
    [TestCase("10abc")]
    [TestCase("+-5")]
    [TestCase("infin")]
    [TestCase("∞")]
    [TestCase("۵")]
    [TestCase("(5)")]
    [TestCase("5\0")]
    [TestCase("true")]
    public void Rejects_text_that_Rust_rejects_as_a_number(string text)
    {
        Assert.That(RustNumber.TryParse(text, out _), Is.False);
    }
}
