namespace PostHog.Core.Tests.Capture;

/// <summary>The order of the layers: event, context, super, library; with and without hooks.</summary>
[TestFixture(false, CaptureMode.V0)]
[TestFixture(true, CaptureMode.V0)]
[TestFixture(false, CaptureMode.V1)]
[TestFixture(true, CaptureMode.V1)]
internal sealed partial class ContextLayerTests(bool hooked, CaptureMode mode)
{
    [Test]
    public void Fills_in_unset_properties_and_overrides_super_and_library_ones()
    {
        using var scope = new PostHogContext
        {
            Properties =
            {
                ["event"] = "context",
                ["context"] = "context",
                ["$os"] = "Plan 9",
            },
        }.Begin();

        var properties = Write(
            new("e", "u") { ["event"] = "event" },
            new() { SuperProperties = { ["context"] = "super", ["super"] = "super" } }
        ).Properties;

        Assert.That(properties.GetProperty("event").GetString(), Is.EqualTo("event"));
        Assert.That(properties.GetProperty("context").GetString(), Is.EqualTo("context"));
        Assert.That(properties.GetProperty("super").GetString(), Is.EqualTo("super"));
        Assert.That(properties.GetProperty("$os").GetString(), Is.EqualTo("Plan 9"));
    }

    [Test]
    public void Null_in_the_event_or_the_context_removes_the_property()
    {
        using var scope = new PostHogContext
        {
            Properties = { ["event"] = 1, ["context"] = null },
        }.Begin();

        var properties = Write(
            new("e", "u") { ["event"] = null },
            new() { SuperProperties = { ["event"] = 2, ["context"] = 2 } }
        ).Properties;

        Assert.That(properties.TryGetProperty("event", out _), Is.False);
        Assert.That(properties.TryGetProperty("context", out _), Is.False);
    }

    [TestCase("$set")]
    [TestCase("$set_once")]
    [TestCase("$groups")]
    [TestCase("$group_set")]
    public void Merges_event_context_and_super_properties_one_level_deep(string property)
    {
        using var scope = new PostHogContext
        {
            Properties = { [property] = new { a = "context", b = "context" } },
        }.Begin();
        var super = new
        {
            a = "super",
            b = "super",
            c = "super",
        };

        var written = Write(
            new("e", "u") { [property] = new { a = "event" } },
            new() { SuperProperties = { [property] = super } }
        );

        Assert.That(
            written.Properties.GetProperty(property).GetRawText(),
            Is.EqualTo("""{"a":"event","b":"context","c":"super"}""")
        );
    }

    [Test]
    public void Adds_the_groups_of_the_context()
    {
        using var scope = new PostHogContext
        {
            Groups = { ["company"] = "acme", ["team"] = "blue" },
        }.Begin();

        var written = Write(new("e", "u") { Groups = { ["team"] = "red" } });

        Assert.That(
            written.Properties.GetProperty("$groups").GetRawText(),
            Is.EqualTo("""{"team":"red","company":"acme"}""")
        );
    }

    [Test]
    public void Sends_the_session_and_the_device_of_the_context()
    {
        using var scope = new PostHogContext { SessionId = "s-1", DeviceId = "d-1" }.Begin();

        var written = Write(A.Event());

        Assert.That(Session(written), Is.EqualTo("s-1"));
        Assert.That(written.Properties.GetProperty("$device_id").GetString(), Is.EqualTo("d-1"));
    }

    [Test]
    public void Keeps_the_session_set_by_the_caller()
    {
        using var scope = new PostHogContext { SessionId = "s-1" }.Begin();

        Assert.That(Session(Write(new("e", "u") { ["$session_id"] = "own" })), Is.EqualTo("own"));
    }

    [Test]
    public void Does_not_change_the_event_of_the_caller()
    {
        using var scope = new PostHogContext
        {
            DistinctId = "user-7",
            Properties = { ["a"] = 1 },
        }.Begin();
        var captured = new PostHogEvent("e");

        Write(captured);

        Assert.That(captured.DistinctId, Is.Empty);
        Assert.That(captured.Properties, Is.Empty);
    }

    [Test]
    public void Fills_in_options_that_are_unset_or_null()
    {
        using var scope = new PostHogContext
        {
            Options = { ["cookieless_mode"] = true, [Option] = true },
        }.Begin();

        var written = Write(
            new("e", "u") { Options = { ["cookieless_mode"] = null, [Option] = false } }
        );

        Assert.That(Profile(written), Is.EqualTo("false"));
        Assert.That(written.Json, Does.Contain("cookieless_mode\":true"));
    }

    private static readonly PostHogEvent[] OfAnothersId =
    [
        PostHogEvent.Alias("", "b"),
        PostHogEvent.SetPersonProperties("", new() { ["a"] = 1 }),
    ];

    private static readonly PostHogEvent[] Sparse =
    [
        PostHogEvent.Alias("user-42", "b"),
        PostHogEvent.GroupIdentify("company", "acme"),
    ];

    [TestCase("$exception_source")]
    [TestCase("$exception_handled")]
    [TestCase("$cymbal_errors")]
    public void Ignores_reserved_properties_of_every_layer(string property)
    {
        using var scope = new PostHogContext { Properties = { [property] = "context" } }.Begin();

        var written = Write(A.Event(), new() { SuperProperties = { [property] = "super" } });

        Assert.That(written.Json, Does.Not.Contain(property));
    }

    private const string Option = "process_person_profile";

    private Written Write(PostHogEvent captured, PostHogOptions? options = null)
    {
        options ??= new PostHogOptions();
        options.CaptureMode = mode;
        if (hooked)
        {
            options.BeforeSend.Add(passed => passed);
        }

        return Written.Event(captured, options);
    }

    private static string? Id(Written written) =>
        written.Root.GetProperty("distinct_id").GetString();

    private string? Session(Written written) =>
        (
            mode == CaptureMode.V0
                ? written.Properties.GetProperty("$session_id")
                : written.Root.GetProperty("session_id")
        ).GetString();

    private string Profile(Written written) =>
        (
            mode == CaptureMode.V0
                ? written.Properties.GetProperty("$process_person_profile")
                : written.Root.GetProperty("options").GetProperty(Option)
        ).GetRawText();
}
