using System.Text.Json;
using System.Text.Json.Nodes;
using Newtonsoft.Json.Linq;
using PostHog.Setup;

namespace PostHog.Core.Tests.Capture.Values;

internal sealed class SystemTextJsonTests
{
    private static readonly TestCaseData[] Values =
    [
        new(JsonDocument.Parse("""{"a":[1,"x",null],"b":null}"""), """{"a":[1,"x",null]}"""),
        new(JsonDocument.Parse("[true,2.5]").RootElement, "[true,2.5]"),
        new(JsonDocument.Parse("\"text\"").RootElement, "\"text\""),
        new(
            JsonNode.Parse("""{"at":"2025-01-01T00:00:00Z"}"""),
            """{"at":"2025-01-01T00:00:00Z"}"""
        ),
        new(JsonNode.Parse("[1]"), "[1]"),
        new(JsonValue.Create(7), "7"),
        new(JsonDocument.Parse("12345678901234567.89").RootElement, "12345678901234567.89"),
        new(JsonNode.Parse("9007199254740993.0"), "9007199254740993"),
        new(JsonValue.Create(12345678901234567.89m), "12345678901234567.89"),
        new(new JRaw("12345678901234567.89"), "12345678901234567.89"),
        new(new PassedOn(12345678901234567.89m), """{"Inner":12345678901234567.89,"Kept":1}"""),
    ];

    [TestCaseSource(nameof(Values))]
    public void JSON_is_written_with_all_its_digits(object value, string json)
    {
        var written = Written(value, out var warnings);

        Assert.That(written, Does.Contain("\"value\":" + json));
        Assert.That(warnings, Is.Empty);
    }

    [Test]
    public void Undefined_elements_are_omitted_with_a_warning()
    {
        var written = Written(default(JsonElement), out var warnings);

        Assert.That(written, Does.Not.Contain("\"value\":"));
        Assert.That(warnings, Has.One.Contains("'value'"));
    }

    private static string Written(object value, out IReadOnlyList<string> warnings)
    {
        var messages = new List<string>();
        var settings = ClientParts.Build(
            new PostHogOptions
            {
                ProjectToken = "phc_test",
                Log = entry => messages.Add(entry.Message),
            }
        );
        var captured = A.Event();
        captured["value"] = value;
        var (written, _) = settings.Events.Serialiser.Serialise(captured);
        warnings = messages;
        return System.Text.Encoding.UTF8.GetString(written!.Json);
    }
}
