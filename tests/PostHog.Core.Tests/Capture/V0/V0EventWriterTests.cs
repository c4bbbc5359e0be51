using PostHog.Capture;

namespace PostHog.Core.Tests.Capture.V0;

internal sealed class V0EventWriterTests
{
    private const string Head =
        """{"event":"order placed","distinct_id":"user-42","properties":{""";

    private static readonly string Identity =
        $"\"$lib\":\"posthog-csharp\",\"$lib_version\":\"{RuntimeIdentity.LibraryVersion}\","
        + $"\"$os\":\"{RuntimeIdentity.Os}\",\"$os_version\":\"{RuntimeIdentity.OsVersion}\","
        + $"\"$net_runtime\":\"{RuntimeIdentity.Runtime}\","
        + $"\"$arch\":\"{RuntimeIdentity.Architecture}\",\"$is_server\":true";

    private static readonly string Tail =
        "},\"timestamp\":\"2026-03-01T12:00:00Z\","
        + "\"uuid\":\"0198f3a0-0000-7000-8000-000000000001\"}";

    [Test]
    public void Writes_an_event_without_properties_exactly()
    {
        var written = Written.Event(new("order placed", "user-42") { Uuid = A.Uuid });

        Assert.That(written.Json, Is.EqualTo(Head + Identity + Tail));
    }

    [Test]
    public void Writes_a_complete_event_exactly()
    {
        var written = Written.Event(
            new PostHogEvent("order placed", "user-42")
            {
                Uuid = A.Uuid,
                Timestamp = new DateTimeOffset(2026, 3, 1, 14, 0, 0, TimeSpan.FromHours(2)),
                Groups = { ["company"] = "acme" },
                ["total"] = 99.5,
                ["currency"] = "EUR",
                ["$set"] = new { plan = "pro" },
            }
        );

        const string Own = """
            "total":99.5,"currency":"EUR","$set":{"plan":"pro"},"$groups":{"company":"acme"},
            """;
        Assert.That(written.Json, Is.EqualTo(Head + Own + Identity + Tail));
    }

    [Test]
    public void Escapes_name_and_distinct_id()
    {
        var written = Written.Event(new("say \"hi\"", "a\\b\n"));

        Assert.That(
            written.Json,
            Does.StartWith("""{"event":"say \"hi\"","distinct_id":"a\\b\n",""")
        );
    }

    [Test]
    public void Keeps_fractions_of_a_second_and_converts_to_utc()
    {
        var captured = A.Event();
        captured.Timestamp = new(2026, 3, 1, 1, 0, 0, 123, 456, TimeSpan.FromHours(9));

        Assert.That(
            Written.Event(captured).Json,
            Does.Contain("\"timestamp\":\"2026-02-28T16:00:00.123456Z\"")
        );
    }

    [TestCase("$lib", "mine")]
    [TestCase("$lib_version", "9")]
    [TestCase("$os", 1)]
    [TestCase("$is_server", false)]
    public void Properties_set_by_the_caller_override_library_properties(
        string property,
        object value
    )
    {
        var captured = A.Event();
        captured[property] = value;

        var properties = Written.Event(captured).Properties.EnumerateObject();

        var written = properties.Single(one => one.NameEquals(property)).Value.ToString();
        Assert.That(written, Is.EqualTo(value.ToString()));
    }

    [Test]
    public void Omits_library_properties_that_the_caller_set_to_null()
    {
        var written = Written.Event(new("e", "u") { ["$lib"] = null, ["$is_server"] = null });

        Assert.That(written.Json, Does.Not.Contain("$lib\"").And.Not.Contain("$is_server"));
        Assert.That(written.Json, Does.Contain("$lib_version"));
    }

    [Test]
    public void Writes_an_event_whose_properties_are_all_omitted()
    {
        var written = Written.Event(new("e", "u") { ["gone"] = null });

        Assert.That(written.Own, Is.Empty);
        Assert.That(written.Dropped, Is.Null);
    }

    [Test]
    public void Is_independent_of_later_changes_to_the_event()
    {
        var list = new List<int> { 1 };
        var captured = new PostHogEvent("e", "u") { ["list"] = list };

        var written = Written.Event(captured);
        list.Add(2);
        captured["later"] = true;

        Assert.That(written.Own, Is.EqualTo("\"list\":[1]"));
    }

    private static readonly TestCaseData[] ByHand =
    [
        Row("absent", null, """{"company":"acme"}"""),
        Row("objects", Map<object?>("team", 7), """{"company":"acme","team":7}"""),
        Row("strings", Map<string>("team", "red"), """{"company":"acme","team":"red"}"""),
        Row("anonymous", new { team = "red" }, """{"company":"acme","team":"red"}"""),
        Row(
            "token",
            Newtonsoft.Json.Linq.JObject.Parse("{team:1}"),
            """{"company":"acme","team":1}"""
        ),
        Row("same type", Map<string>("company", "old"), """{"company":"acme"}"""),
        Row("null", Map<object?>("team", null), """{"company":"acme"}"""),
    ];

    [TestCaseSource(nameof(ByHand))]
    public void Merges_the_groups_into_a_groups_property_set_by_the_caller(
        object? byHand,
        string json
    )
    {
        var captured = new PostHogEvent("e", "u") { ["$groups"] = byHand };
        captured.Groups["company"] = "acme";

        var written = Written.Event(captured);

        Assert.That(written.Own, Is.EqualTo($"\"$groups\":{json}"));
        Assert.That(written.Log.Warnings, Is.Empty);
    }

    private static readonly TestCaseData[] NoMap =
    [
        Row("text", "acme"),
        Row("number", 7),
        Row("list", new[] { "acme" }),
        Row("broken", Broken()),
        Row("number without an end", double.NaN),
    ];

    [TestCaseSource(nameof(NoMap))]
    public void Keeps_the_groups_when_the_groups_property_is_not_an_object(object byHand)
    {
        var captured = new PostHogEvent("e", "u") { ["$groups"] = byHand, ["after"] = 1 };
        captured.Groups["company"] = "acme";

        var written = Written.Event(captured);

        Assert.That(written.Own, Is.EqualTo("\"after\":1,\"$groups\":{\"company\":\"acme\"}"));
        Assert.That(written.Log.Warnings.Single(), Does.Contain("'$groups'"));
    }

    [Test]
    public void Keeps_a_groups_property_when_the_event_has_no_groups()
    {
        var written = Written.Event(new("e", "u") { ["$groups"] = "as it is" });

        Assert.That(written.Own, Is.EqualTo("\"$groups\":\"as it is\""));
    }

    [Test]
    public void Writes_known_options_as_properties()
    {
        var written = Written.Event(
            new("e", "u")
            {
                Options =
                {
                    ["process_person_profile"] = false,
                    ["product_tour_id"] = "tour",
                    ["cookieless_mode"] = null,
                    ["unknown"] = 1,
                },
                ["$process_person_profile"] = true,
                ["$cookieless_mode"] = true,
            }
        );

        Assert.That(
            written.Own,
            Is.EqualTo(
                """
                "$cookieless_mode":true,"$product_tour_id":"tour","$process_person_profile":false
                """.Trim()
            )
        );
    }

    [Test]
    public void Writes_super_options_as_properties()
    {
        var options = new PostHogOptions
        {
            SuperOptions = { ["process_person_profile"] = false },
            SuperProperties = { ["$process_person_profile"] = true },
        };

        var written = Written.Event(A.Event(), options);

        Assert.That(written.Own, Is.EqualTo("\"$process_person_profile\":false"));
    }

    [Test]
    public void Marks_an_anonymous_event_with_a_property()
    {
        var written = Written.Event(PostHogEvent.Anonymous("page viewed"));

        Assert.That(written.Own, Is.EqualTo("\"$process_person_profile\":false"));
    }

    [Test]
    public void Measures_the_size_limit_in_bytes()
    {
        var fits = Written.Value(new string('é', EventFormat.AnalyticsMaxBytes / 2 - 500));
        var tooLarge = Written.Value(new string('é', EventFormat.AnalyticsMaxBytes / 2));

        Assert.That(fits.Dropped, Is.Null);
        Assert.That(tooLarge.Dropped, Is.Not.Null);
    }

    private static IEnumerable<KeyValuePair<string, object?>> Broken()
    {
        yield return new("company", "old");
        throw new InvalidOperationException();
    }

    private static Dictionary<string, T> Map<T>(string name, T value) => new() { [name] = value };

    private static TestCaseData Row(string name, params object?[] arguments) =>
        new TestCaseData(arguments).SetArgDisplayNames(name);
}
