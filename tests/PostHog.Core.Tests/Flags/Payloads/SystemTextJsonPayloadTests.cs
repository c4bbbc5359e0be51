using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Newtonsoft.Json.Linq;
using PostHog.Flags.Payloads;

namespace PostHog.Core.Tests.Flags.Payloads;

public sealed class SystemTextJsonPayloadTests
{
    private const string Json =
        """{"the-title":"Hi","more":{"a":[1,null,"2026-01-01"]},"secret":1}""";

    [Test]
    public void Reads_an_element() =>
        Assert.That(
            PayloadText
                .Read<JsonElement>(Json, fallback: default)
                .GetProperty("more")
                .GetProperty("a")[2]
                .GetString(),
            Is.EqualTo("2026-01-01")
        );

    [Test]
    public void Reads_an_element_that_may_be_missing() =>
        Assert.That(
            PayloadText.Read<JsonElement?>(Json, fallback: null)!.Value.ValueKind,
            Is.EqualTo(JsonValueKind.Object)
        );

    [Test]
    public void Reads_a_node() =>
        Assert.That(
            PayloadText.Read<JsonObject>(Json, fallback: null)!["more"]!["a"]![0]!.GetValue<int>(),
            Is.EqualTo(1)
        );

    [Test]
    public void Reads_a_document()
    {
        using var document = PayloadText.Read<JsonDocument>(Json, fallback: null);

        Assert.That(document!.RootElement.GetProperty("the-title").GetString(), Is.EqualTo("Hi"));
    }

    [Test]
    public void Reads_System_Text_Json_names_and_types_inside_a_type()
    {
        var banner = PayloadText.Read<Banner>(Json, fallback: null)!;

        Assert.That(banner.Title, Is.EqualTo("Hi"));
        Assert.That(banner.More.GetProperty("a").GetArrayLength(), Is.EqualTo(3));
        Assert.That(banner.Secret, Is.Zero);
    }

    [Test]
    public void Prefers_Newtonsoft_attributes() =>
        Assert.That(
            PayloadText.Read<Both>("""{"n":1,"s":2}""", fallback: null)!.Value,
            Is.EqualTo(1)
        );

    [Test]
    public void Reads_Newtonsoft_types() =>
        Assert.That((string?)PayloadText.Read<JObject>(Json, null)!["the-title"], Is.EqualTo("Hi"));

    [Test]
    public void Returns_the_default_when_a_node_does_not_fit() =>
        Assert.That(PayloadText.Read<JsonArray>("{}", fallback: null), Is.Null);

    internal sealed record Banner(
        [property: JsonPropertyName("the-title")] string Title,
        JsonElement More
    )
    {
        [JsonIgnore]
        public int Secret { get; set; }
    }

    internal sealed class Both
    {
        [Newtonsoft.Json.JsonProperty("n")]
        [JsonPropertyName("s")]
        public int Value { get; set; }
    }
}
