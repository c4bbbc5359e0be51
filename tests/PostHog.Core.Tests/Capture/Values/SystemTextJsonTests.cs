using System.Text.Json;
using System.Text.Json.Nodes;
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
    ];

    [TestCaseSource(nameof(Values))]
    public void Elements_and_nodes_are_written_as_JSON(object value, string json)
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
