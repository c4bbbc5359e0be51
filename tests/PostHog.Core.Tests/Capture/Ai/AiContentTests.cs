using System.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace PostHog.Core.Tests.Capture.Ai;

/// <summary>What is sent of the content of AI events: privacy, media and length.</summary>
internal sealed class AiContentTests
{
    private static readonly string Base64 = Convert.ToBase64String(new byte[60]);

    private static readonly string[] Content =
    [
        "$ai_input",
        "$ai_output_choices",
        "$ai_instructions",
        "$ai_error",
    ];

    [TestCase(true, false)]
    [TestCase(false, true)]
    public void Sends_no_content_in_privacy_mode(bool ofClient, bool ofEvent)
    {
        var options = new PostHogOptions { PrivacyMode = ofClient, EnableFullAiCapture = true };

        var properties = Written.Event(Talk(ofEvent), options).Properties;

        Assert.That(Content.Where(name => properties.TryGetProperty(name, out _)), Is.Empty);
        Assert.That(properties.GetRawText(), Does.Not.Contain("secret"));
        Assert.That(properties.GetProperty("$ai_is_error").GetBoolean(), Is.True);
        Assert.That(properties.GetProperty("$ai_input_tokens").GetInt64(), Is.EqualTo(3));
    }

    [Test]
    public void Does_not_touch_content_in_privacy_mode()
    {
        var generation = new AiGeneration("u") { PrivacyMode = true, Input = Untouchable() };

        var written = Written.Event(generation);

        Assert.That(written.Log.Entries, Is.Empty);
        Assert.That(written.Properties.TryGetProperty("$ai_input", out _), Is.False);
    }

    [Test]
    public void Names_only_the_types_of_an_exception_in_privacy_mode()
    {
        var error = new InvalidOperationException("secret", new TimeoutException("secret"));

        var properties = Written
            .Event(new AiGeneration("u") { PrivacyMode = true, Error = error })
            .Properties;

        var text = properties.GetProperty("$ai_error").GetString();
        Assert.That(text, Does.Contain("System.TimeoutException").And.Not.Contain("secret"));
    }

    [Test]
    public void Sends_everything_unchanged_when_capture_is_full()
    {
        var text = new string('a', 150_000) + " " + new string('b', 150_000);
        var generation = new AiGeneration("u") { Input = new[] { AiMessage.User(text) } };
        generation.OutputChoices = new { type = "image", data = Base64 };

        var written = Written.Event(
            generation,
            new PostHogOptions { EnableFullAiCapture = true },
            maxBytes: 8 * 1024 * 1024
        );

        var properties = written.Properties;
        Assert.That(Text(properties, "$ai_input"), Is.EqualTo(text));
        Assert.That(
            properties.GetProperty("$ai_output_choices").GetProperty("data").GetString(),
            Is.EqualTo(Base64)
        );
    }

    [TestCase("data:image/png;base64,AAAA", "[base64 image/png redacted]")]
    [TestCase("data:,hello", "[base64 redacted]")]
    [TestCase("data: a word, and another", "data: a word, and another")]
    [TestCase("https://example.com/cat.png", "https://example.com/cat.png")]
    [TestCase("plain text", "plain text")]
    public void Replaces_data_uris_by_placeholders(string url, string expected) =>
        Assert.That(Reduced(new { type = "image", image = url }, "image"), Is.EqualTo(expected));

    [Test]
    public void Replaces_bytes_and_base64_and_names_their_type()
    {
        Assert.That(
            Reduced(new { mime_type = "audio/wav", data = Base64 }, "data"),
            Is.EqualTo("[base64 audio/wav redacted]")
        );
        Assert.That(
            Reduced(new { mediaType = "image/png", file = new byte[3] }, "file"),
            Is.EqualTo("[base64 image/png redacted]")
        );
        Assert.That(
            Reduced(new { b64_json = Base64 }, "b64_json"),
            Is.EqualTo("[base64 redacted]")
        );
        Assert.That(Reduced(new { name = Base64 }, "name"), Is.EqualTo(Base64));
    }

    [Test]
    public void Reads_values_of_every_JSON_library()
    {
        const string json =
            """{"role":"user","content":[{"type":"image","data":"data:image/png;base64,AA"}]}""";
        using var document = JsonDocument.Parse("[" + json + "]");
        object[] inputs = [document.RootElement, new JArray(JObject.Parse(json))];

        Assert.That(
            inputs.Select(input =>
                Written.Event(new AiGeneration("u") { Input = input }).Properties.GetRawText()
            ),
            Is.All.Contain("\"data\":\"[base64 image/png redacted]\"")
        );
    }

    [Test]
    public void Cuts_a_long_text_between_characters()
    {
        var text = "x" + string.Concat(Enumerable.Repeat("😀 ", 50_000));

        var cut = Text(
            Written
                .Event(
                    new AiGeneration("u") { OutputChoices = new[] { AiMessage.Assistant(text) } }
                )
                .Properties,
            "$ai_output_choices"
        );

        var kept = cut.Replace("... [truncated]", "", StringComparison.Ordinal);
        Assert.That(cut, Does.EndWith("... [truncated]"));
        Assert.That(text, Does.StartWith(kept));
        Assert.That(Encoding.UTF8.GetByteCount(kept), Is.InRange(199_996, 200_000));
    }

    [Test]
    public void Removes_the_oldest_messages_and_says_how_many()
    {
        var messages = Enumerable
            .Range(0, 10)
            .Select(number => AiMessage.User(number + " " + new string('é', 30_000)));

        var input = Written
            .Event(new AiGeneration("u") { Input = messages })
            .Properties.GetProperty("$ai_input");

        Assert.That(
            input[0].GetRawText(),
            Is.EqualTo("""{"role":"posthog","content":"[7 messages removed due to size limit]"}""")
        );
        Assert.That(input.GetArrayLength(), Is.EqualTo(4));
        Assert.That(input[3].GetProperty("content").GetString(), Does.StartWith("9 "));
        Assert.That(Encoding.UTF8.GetByteCount(input.GetRawText()), Is.LessThanOrEqualTo(200_000));
    }

    [Test]
    public void Keeps_all_messages_that_just_fit()
    {
        var messages = Enumerable
            .Range(0, 4)
            .Select(number => AiMessage.User($"{number} " + new string('a', 49_900)))
            .ToArray();

        var input = Written
            .Event(new AiGeneration("u") { Input = messages })
            .Properties.GetProperty("$ai_input");

        Assert.That(input.GetArrayLength(), Is.EqualTo(4));
        Assert.That(input[0].GetProperty("content").GetString(), Has.Length.EqualTo(49_902));
    }

    [Test]
    public void Shortens_a_single_message_that_is_too_large()
    {
        var parts = Enumerable
            .Range(0, 5)
            .Select(_ => new { type = "text", text = "a " + new string('é', 50_000) });

        var input = Written
            .Event(new AiGeneration("u") { Input = new[] { new AiMessage("user", parts) } })
            .Properties.GetProperty("$ai_input");

        Assert.That(input.GetArrayLength(), Is.EqualTo(1));
        Assert.That(Encoding.UTF8.GetByteCount(input.GetRawText()), Is.LessThanOrEqualTo(200_000));
        Assert.That(input[0].GetProperty("role").GetString(), Is.EqualTo("user"));
    }

    [Test]
    public void Survives_what_cannot_be_read()
    {
        var cycle = new Dictionary<string, object?> { ["a"] = "b" };
        cycle["self"] = cycle;

        var written = Written.Event(
            new AiGeneration("u") { Input = cycle, OutputChoices = Untouchable() }
        );

        Assert.That(
            written.Properties.GetProperty("$ai_input").GetRawText(),
            Is.EqualTo("""{"a":"b"}""")
        );
        Assert.That(written.Log.Entries, Is.Not.Empty);
    }

    private static IEnumerable<object> Untouchable()
    {
        yield return "first";
        throw new InvalidOperationException("touched");
    }

    private static AiGeneration Talk(bool isPrivate) =>
        new("u")
        {
            PrivacyMode = isPrivate,
            Input = new[] { AiMessage.User("secret") },
            OutputChoices = new[] { AiMessage.Assistant("secret") },
            Instructions = "secret",
            Error = "cannot answer 'secret'",
            InputTokens = 3,
        };

    private static string? Reduced(object part, string member) =>
        Written
            .Event(new AiGeneration("u") { OutputChoices = new[] { part } })
            .Properties.GetProperty("$ai_output_choices")[0]
            .GetProperty(member)
            .GetString();

    private static string Text(JsonElement properties, string property) =>
        properties.GetProperty(property)[0].GetProperty("content").GetString()!;
}
