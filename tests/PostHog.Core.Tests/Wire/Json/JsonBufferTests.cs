using System.Text;
using PostHog.Wire.Json;

namespace PostHog.Core.Tests.Wire.Json;

internal sealed class JsonBufferTests
{
    [Test]
    public void Collects_everything_written()
    {
        using var buffer = new JsonBuffer();

        buffer.Write('a');
        buffer.Write("bé");
        buffer.Write((string?)null);
        buffer.Write("xcdx".ToCharArray(), 1, 2);

        Assert.That(Encoding.UTF8.GetString(buffer.ToUtf8()), Is.EqualTo("abécd"));
        Assert.That(buffer.Length, Is.EqualTo(5));
    }

    [TestCase(1)]
    [TestCase(1023)]
    [TestCase(1025)]
    [TestCase(500_000)]
    public void Grows_as_needed_and_is_empty_after_clearing(int length)
    {
        using var buffer = new JsonBuffer();

        buffer.Write('[');
        buffer.Write(new string('x', length));
        buffer.Write(']');
        var bytes = buffer.ToUtf8().Length;
        buffer.Clear();

        Assert.That(bytes, Is.EqualTo(length + 2));
        Assert.That(buffer.Length, Is.Zero);
        Assert.That(buffer.ToUtf8(), Is.Empty);
    }

    private static readonly TestCaseData[] Texts =
    [
        new("plain", false),
        new("🙂", false),
        new("\uD83D", true),
        new("x\uDE42x", true),
    ];

    [TestCaseSource(nameof(Texts))]
    public void Detects_an_unpaired_surrogate(string text, bool found)
    {
        using var buffer = new JsonBuffer();
        buffer.Write(text);

        Assert.That(buffer.HasLoneSurrogate(0, buffer.Length), Is.EqualTo(found));
        Assert.That(JsonBuffer.MayBeRepaired(buffer.ToUtf8()), Is.EqualTo(found));
    }
}
