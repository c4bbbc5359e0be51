using PostHog.Wire;

namespace PostHog.Core.Tests.Wire;

internal sealed class OneLineTests
{
    [TestCase("", "")]
    [TestCase("plain text", "plain text")]
    [TestCase("two\r\nlines\tand\0nothing", "two  lines and nothing")]
    [TestCase("a\u0085b\u2028c\u2029d", "a b c d")]
    [TestCase("naïve 🙂", "naïve 🙂")]
    public void Replaces_control_characters_with_spaces(string text, string line)
    {
        Assert.That(OneLine.Of(text), Is.EqualTo(line));
    }

    [Test]
    public void Truncates_between_characters()
    {
        var text = new string('x', OneLine.Max - 1) + "🙂🙂";

        Assert.That(OneLine.Of(text), Is.EqualTo(new string('x', OneLine.Max - 1)));
    }
}
