using Newtonsoft.Json.Linq;
using PostHog.Capture;

namespace PostHog.Core.Tests.Capture.V1;

internal sealed class V1EventWriterTests
{
    private static readonly string Identity =
        $"\"$os\":\"{RuntimeIdentity.Os}\",\"$os_version\":\"{RuntimeIdentity.OsVersion}\","
        + $"\"$net_runtime\":\"{RuntimeIdentity.Runtime}\","
        + $"\"$arch\":\"{RuntimeIdentity.Architecture}\",\"$is_server\":true";

    [Test]
    public void Writes_a_complete_event_exactly()
    {
        var written = Write(
            new PostHogEvent("order placed", "user-42")
            {
                Uuid = A.Uuid,
                Timestamp = new DateTimeOffset(2026, 3, 1, 14, 0, 0, TimeSpan.FromHours(2)),
                Groups = { ["company"] = "acme" },
                Options = { ["cookieless_mode"] = true },
                ["total"] = 99.5,
                ["$session_id"] = "s",
                ["$window_id"] = "w",
                ["$set"] = new { plan = "pro" },
            }
        );

        const string Head = """
            {"event":"order placed","uuid":"0198f3a0-0000-7000-8000-000000000001",
            "distinct_id":"user-42","timestamp":"2026-03-01T12:00:00Z",
            "properties":{"total":99.5,"$set":{"plan":"pro"},"$groups":{"company":"acme"},
            """;
        const string Tail = """
            },"session_id":"s","window_id":"w","options":{"cookieless_mode":true}}
            """;
        Assert.That(
            written.Json,
            Is.EqualTo(Head.ReplaceLineEndings("") + Identity + Tail.ReplaceLineEndings(""))
        );
    }

    [Test]
    public void Writes_an_empty_options_object_when_none_are_set()
    {
        Assert.That(Write(A.Event()).Json, Does.EndWith(Identity + "},\"options\":{}}"));
    }

    [TestCase("$lib")]
    [TestCase("$lib_version")]
    [TestCase("distinct_id")]
    [TestCase("$session_id")]
    [TestCase("$window_id")]
    [TestCase("$cookieless_mode")]
    [TestCase("$ignore_sent_at")]
    [TestCase("$product_tour_id")]
    [TestCase("$process_person_profile")]
    public void Omits_properties_that_are_sent_as_options(string property)
    {
        var own = Write(new("e", "u") { [property] = "x" });
        var super = Write(A.Event(), new() { SuperProperties = { [property] = "x" } });

        Assert.That(own.Properties.TryGetProperty(property, out _), Is.False);
        Assert.That(super.Properties.TryGetProperty(property, out _), Is.False);
        Assert.That(own.Log.Warnings, Is.Empty);
    }

    private static readonly TestCaseData[] PassedOn =
    [
        new("no", "\"no\""),
        new(1, "1"),
        new(true, "true"),
        new(0.5, "0.5"),
        new(new[] { "a", null }, "[\"a\",null]"),
        new(
            JObject.Parse("""{"a":[1,"x",null,{"b":null}],"c":null}"""),
            """{"a":[1,"x",null,{"b":null}],"c":null}"""
        ),
    ];

    [TestCaseSource(nameof(PassedOn))]
    public void Writes_options_unchanged(object value, string json)
    {
        var written = Write(
            new("e", "u") { Options = { ["process_person_profile"] = value, ["new"] = value } }
        );

        Assert.That(
            written.Root.GetProperty("options").GetRawText(),
            Is.EqualTo($$"""{"process_person_profile":{{json}},"new":{{json}}}""")
        );
    }

    [TestCaseSource(nameof(PassedOn))]
    public void Moves_a_legacy_property_to_the_options_unchanged(object value, string json)
    {
        var written = Write(new("e", "u") { ["$ignore_sent_at"] = value });

        Assert.That(OptionsOf(written), Is.EqualTo($$"""{"disable_skew_correction":{{json}}}"""));
    }

    private static readonly object?[] Nulls = [null, DBNull.Value, JValue.CreateNull()];

    [TestCaseSource(nameof(Nulls))]
    public void Treats_a_null_option_as_not_set(object? nothing)
    {
        var options = new PostHogOptions { SuperOptions = { ["a"] = 1, ["b"] = nothing } };

        var written = Write(
            new("e", "u")
            {
                Options =
                {
                    ["a"] = nothing,
                    ["c"] = nothing,
                    ["product_tour_id"] = nothing,
                },
                ["$product_tour_id"] = "tour",
                ["$cookieless_mode"] = nothing,
            },
            options
        );

        Assert.That(OptionsOf(written), Is.EqualTo("""{"a":1,"product_tour_id":"tour"}"""));
    }

    [Test]
    public void Option_of_any_layer_overrides_its_property()
    {
        var options = new PostHogOptions
        {
            SuperOptions = { ["process_person_profile"] = false },
            SuperProperties = { ["$cookieless_mode"] = true, ["$ignore_sent_at"] = true },
        };

        var written = Write(
            new("e", "u") { ["$process_person_profile"] = true, ["$ignore_sent_at"] = null },
            options
        );

        Assert.That(
            OptionsOf(written),
            Is.EqualTo("""{"process_person_profile":false,"cookieless_mode":true}""")
        );
    }

    [Test]
    public void Marks_an_anonymous_event_with_an_option()
    {
        var written = Write(PostHogEvent.Anonymous("page viewed"));

        Assert.That(OptionsOf(written), Is.EqualTo("""{"process_person_profile":false}"""));
    }

    private static readonly TestCaseData[] Sessions =
    [
        new("s-1", "s-1", 0),
        new("", "", 0),
        new(new JValue("token"), "token", 0),
        new(A.Uuid, A.Uuid.ToString("D"), 0),
        new(null, null, 0),
        new(7, null, 1),
        new(new[] { "s" }, null, 1),
    ];

    [TestCaseSource(nameof(Sessions))]
    public void Moves_a_session_that_is_text_and_warns_about_any_other(
        object? value,
        string? session,
        int warnings
    )
    {
        var written = Write(new("e", "u") { ["$session_id"] = value });

        var isThere = written.Root.TryGetProperty("session_id", out var found);
        Assert.That(isThere ? found.GetString() : null, Is.EqualTo(session));
        Assert.That(written.Log.Warnings, Has.Length.EqualTo(warnings));
        Assert.That(written.Log.Warnings, Is.All.Contains("'$session_id' is of type"));
    }

    [Test]
    public void Omits_an_option_that_cannot_be_written_and_warns()
    {
        var written = Write(new("e", "u") { Options = { ["a"] = () => 1, ["b"] = 2 } });

        Assert.That(OptionsOf(written), Is.EqualTo("""{"b":2}"""));
        Assert.That(written.Log.Warnings.Single(), Does.Contain("'a'"));
    }

    [Test]
    public void Omits_nulls_in_properties()
    {
        var written = Write(
            new("e", "u")
            {
                Options = { ["a"] = new { b = (object?)null } },
                ["gone"] = null,
                ["kept"] = new { gone = (object?)null, a = 1 },
            }
        );

        Assert.That(written.Json, Does.Contain("\"properties\":{\"kept\":{\"a\":1},"));
        Assert.That(OptionsOf(written), Is.EqualTo("""{"a":{"b":null}}"""));
    }

    private static string OptionsOf(Written written) =>
        written.Root.GetProperty("options").GetRawText();

    private static Written Write(PostHogEvent captured, PostHogOptions? options = null)
    {
        options ??= new();
        options.CaptureMode = CaptureMode.V1;
        return Written.Event(captured, options);
    }
}
