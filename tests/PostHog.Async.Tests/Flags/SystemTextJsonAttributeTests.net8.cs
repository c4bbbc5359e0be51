using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Flags;

/// <summary>Payload types that are written for System.Text.Json.</summary>
public sealed class SystemTextJsonAttributeTests : FlagTest
{
    private const string Json =
        """{"a":1.0,"b":[1e5,1E+400,0.10],"c":"2026-01-01","d":123456789012345678901234567890}""";

    [Test]
    public async Task Numbers_of_an_element_keep_their_text()
    {
        var flags = await EvaluatedAsync(Json);

        Assert.That(flags.GetPayload<JsonElement>("banner").GetRawText(), Is.EqualTo(Json));
        Assert.That(flags.GetPayload<JsonElement?>("banner")!.Value.GetRawText(), Is.EqualTo(Json));
        Assert.That(flags.GetPayload<JsonNode>("banner")!.ToJsonString(), Is.EqualTo(Json));
        Assert.That(
            flags.GetPayload<Dictionary<string, JsonElement>>("banner")!["a"].GetRawText(),
            Is.EqualTo("1.0")
        );
        Assert.That(
            flags.GetPayload<Dictionary<string, JsonElement[]?>>("none", fallback: new())!,
            Is.Empty
        );
    }

    [Test]
    public async Task Attributes_are_understood()
    {
        var flags = await EvaluatedAsync(
            """{"$kind":"circle","the-name":"x","size":"large","radius":2,"hidden":3,"more":[1.0],"level":"High","count":"7"}"""
        );

        var circle = (Circle)flags.GetPayload<Shape>("banner")!;

        Assert.That(circle.Name, Is.EqualTo("x"));
        Assert.That(circle.Size, Is.EqualTo(5));
        Assert.That(circle.Radius, Is.EqualTo(2));
        Assert.That(circle.HiddenValue, Is.EqualTo(3));
        Assert.That(circle.Level, Is.EqualTo(Level.High));
        Assert.That(circle.Count, Is.EqualTo(7));
        Assert.That(circle.Rest["more"].GetRawText(), Is.EqualTo("[1.0]"));
    }

    [Test]
    public async Task Names_of_enum_members_are_understood()
    {
        var flags = await EvaluatedAsync("""{"Plan":"pro-plan"}""");

        Assert.That(flags.GetPayload<Account>("banner")!.Plan, Is.EqualTo(Plan.Pro));
    }

    [Test]
    public async Task The_marked_constructor_is_called()
    {
        var flags = await EvaluatedAsync("""{"value":"x"}""");

        Assert.That(flags.GetPayload<Marked>("banner")!.How, Is.EqualTo("marked"));
        Assert.That(flags.GetPayload<List<Marked>>("banner"), Is.Null);
    }

    [Test]
    public async Task A_missing_required_member_gives_the_fallback_and_is_logged()
    {
        var flags = await EvaluatedAsync("{}");

        Assert.That(flags.GetPayload<Required>("banner"), Is.Null);
        Assert.That(
            Log.At(PostHogLogLevel.Debug),
            Has.Some.Contains("does not fit Required at '$'")
        );
    }

    [Test]
    public async Task The_log_has_the_path_and_the_fault_of_a_member_that_does_not_fit()
    {
        var flags = await EvaluatedAsync("""{"inner":{"value":[]}}""");

        Assert.That(flags.GetPayload<Outer>("banner"), Is.Null);
        var misfit = Log.At(PostHogLogLevel.Debug).Single(one => one.Contains("does not fit"));
        Assert.That(misfit, Does.Contain("does not fit Outer at '$.inner.value' (JsonException)"));
    }

    [Test]
    public async Task Newtonsoft_reads_types_that_use_both_libraries()
    {
        var flags = await EvaluatedAsync("""{"n":1,"s":2,"e":[1.5]}""");

        var both = flags.GetPayload<Both>("banner")!;

        Assert.That(both.Value, Is.EqualTo(1));
        Assert.That(both.E.GetArrayLength(), Is.EqualTo(1));
    }

    private async Task<FeatureFlagEvaluations> EvaluatedAsync(string payload)
    {
        Http.Then(200, FlagsJson.Full("banner", true, payload));
        var options = Options();
        options.Debug = true;
        await using var client = new PostHogClient(options);
        return await client.EvaluateFlagsAsync("user-42");
    }

    internal enum Level
    {
        Low,
        High,
    }

    [JsonPolymorphic(TypeDiscriminatorPropertyName = "$kind")]
    [JsonDerivedType(typeof(Circle), "circle")]
    internal abstract class Shape
    {
        [JsonPropertyName("the-name")]
        public string? Name { get; set; }

        [JsonConverter(typeof(LengthConverter))]
        public int Size { get; set; }
    }

    internal sealed class Circle : Shape
    {
        public int Radius { get; set; }

        public Level Level { get; set; }

        public int Count { get; set; }

        [JsonInclude]
        internal int Hidden { get; set; }

        [JsonIgnore]
        public int HiddenValue => Hidden;

        [JsonExtensionData]
        public Dictionary<string, JsonElement> Rest { get; set; } = [];
    }

    internal sealed class Marked(string how)
    {
        [JsonConstructor]
        public Marked()
            : this("marked") { }

        public string How => how;
    }

    internal sealed class Required
    {
        [JsonRequired]
        public string? Value { get; set; }
    }

    internal sealed record Outer(Inner Inner);

    internal sealed record Inner([property: JsonPropertyName("value")] int Value);

    internal sealed class Both
    {
        [Newtonsoft.Json.JsonProperty("n")]
        [JsonPropertyName("s")]
        public int Value { get; set; }

        public JsonElement E { get; set; }
    }

    private sealed class LengthConverter : JsonConverter<int>
    {
        public override int Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => reader.GetString()!.Length;

        public override void Write(
            Utf8JsonWriter writer,
            int value,
            JsonSerializerOptions options
        ) => throw new NotSupportedException();
    }

    private enum Plan
    {
        Free,

        [JsonStringEnumMemberName("pro-plan")]
        Pro,
    }

    private sealed record Account(Plan Plan);
}
