using PostHog.Flags.Payloads;

namespace PostHog.Core.Tests.Flags.Payloads;

public sealed class PayloadTextTests
{
    [Test]
    public void Decodes_exactly_once() =>
        Assert.That(
            PayloadText.Read("\"{\\\"a\\\":1}\"", fallback: "none"),
            Is.EqualTo("{\"a\":1}")
        );

    [Test]
    public void Does_not_convert_texts_that_look_like_dates() =>
        Assert.That(
            PayloadText.Read<object>("\"2026-01-01T00:00:00+02:00\"", fallback: null),
            Is.EqualTo("2026-01-01T00:00:00+02:00")
        );

    [Test]
    public void Returns_the_default_when_there_is_no_payload() =>
        Assert.That(PayloadText.Read(json: null, fallback: 7), Is.EqualTo(7));

    [Test]
    public void Returns_the_default_when_the_payload_does_not_fit() =>
        Assert.That(PayloadText.Read("{\"a\":1}", fallback: 7), Is.EqualTo(7));

    [Test]
    public void Returns_the_default_when_the_type_throws() =>
        Assert.That(PayloadText.Read<Thrower>("{\"Value\":1}", fallback: null), Is.Null);

    [Test]
    public void Reads_an_object() =>
        Assert.That(PayloadText.Read<Banner>("{\"title\":\"Hi\"}", null)!.Title, Is.EqualTo("Hi"));

    internal sealed record Banner(string Title);

    internal sealed class Thrower
    {
        public int Value
        {
            get => 0;
            set => throw new InvalidOperationException($"No {value}.");
        }
    }
}
