namespace PostHog.Core.Tests.Capture;

/// <summary>Section 16.2 and the order of the layers: event, context, super, library; with and without hooks.</summary>
[TestFixture(false, CaptureMode.V0)]
[TestFixture(true, CaptureMode.V0)]
[TestFixture(false, CaptureMode.V1)]
[TestFixture(true, CaptureMode.V1)]
internal sealed class ContextLayerTests(bool hooked, CaptureMode mode)
{
    [Test]
    public void Fills_what_the_event_leaves_unset_and_wins_over_super_and_library()
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
    public void Fills_nothing_where_the_event_says_null_and_lets_nothing_through_where_it_does()
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
    public void Merges_all_three_one_level_deep(string property)
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
    public void Keeps_the_session_of_the_caller()
    {
        using var scope = new PostHogContext { SessionId = "s-1" }.Begin();

        Assert.That(Session(Write(new("e", "u") { ["$session_id"] = "own" })), Is.EqualTo("own"));
    }

    [Test]
    public void Names_whom_the_context_names()
    {
        using var scope = new PostHogContext { DistinctId = "user-7" }.Begin();

        Assert.That(Id(Write(new("e"))), Is.EqualTo("user-7"));
        Assert.That(Id(Write(new("e", "user-42"))), Is.EqualTo("user-42"));
    }

    [Test]
    public void Leaves_the_callers_event_as_it_was()
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
    public void Is_personless_in_a_context_that_names_nobody()
    {
        using var scope = new PostHogContext { SessionId = "s-1" }.Begin();

        var first = Write(new("e"));
        var second = Write(new("e"));

        Assert.That(Guid.TryParse(Id(first), out _));
        Assert.That(Id(first), Is.Not.EqualTo(Id(second)));
        Assert.That(Session(first), Is.EqualTo("s-1"));
        Assert.That(Profile(first), Is.EqualTo("false"));
    }

    [Test]
    public void Lets_a_property_ask_for_a_profile_in_V0_alone()
    {
        using var scope = new PostHogContext().Begin();

        var written = Write(new("e") { ["$process_person_profile"] = true });

        Assert.That(Profile(written), Is.EqualTo(mode == CaptureMode.V0 ? "true" : "false"));
    }

    [Test]
    public void Lets_an_option_of_any_layer_ask_for_a_profile()
    {
        using (new PostHogContext().Begin())
        {
            Assert.That(
                Profile(Write(new("e") { Options = { [Option] = true } })),
                Is.EqualTo("true")
            );
            Assert.That(
                Profile(Write(new("e"), new() { SuperOptions = { [Option] = true } })),
                Is.EqualTo("true")
            );
        }

        using (new PostHogContext { Options = { [Option] = true } }.Begin())
        {
            Assert.That(Profile(Write(new("e"))), Is.EqualTo("true"));
        }
    }

    [Test]
    public void Fills_options_that_are_unset_or_null()
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

    [Test]
    public void Is_not_sent_without_an_id_and_without_a_context()
    {
        var written = Write(new("e"));

        Assert.That(written.Dropped!.Failure!.Kind, Is.EqualTo(PostHogFailureKind.InvalidEvent));
        Assert.That(written.Log.Warnings, Has.Length.EqualTo(1));
    }

    [Test]
    public void Sends_an_exception_without_an_id_personless()
    {
        var written = Write(new("$exception"));

        Assert.That(Guid.TryParse(Id(written), out _));
        Assert.That(Profile(written), Is.EqualTo("false"));
    }

    private static readonly PostHogEvent[] OfAnothersId =
    [
        PostHogEvent.Identify(""),
        PostHogEvent.Alias("", "b"),
        PostHogEvent.SetPersonProperties("", new() { ["a"] = 1 }),
    ];

    [TestCaseSource(nameof(OfAnothersId))]
    public void Never_says_who_somebody_is_on_behalf_of_the_context(PostHogEvent captured)
    {
        using var scope = new PostHogContext { DistinctId = "user-7" }.Begin();

        Assert.That(Write(captured).Dropped, Is.Not.Null);
    }

    private static readonly PostHogEvent[] Sparse =
    [
        PostHogEvent.Alias("user-42", "b"),
        PostHogEvent.GroupIdentify("company", "acme"),
    ];

    [TestCaseSource(nameof(Sparse))]
    public void Gives_alias_and_group_nothing_but_the_session(PostHogEvent captured)
    {
        using var scope = new PostHogContext
        {
            DistinctId = "user-7",
            SessionId = "s-1",
            DeviceId = "d-1",
            Properties = { ["a"] = 1 },
            Groups = { ["company"] = "acme" },
            Options = { ["cookieless_mode"] = true },
        }.Begin();

        var written = Write(captured);

        Assert.That(Session(written), Is.EqualTo("s-1"));
        Assert.That(Id(written), Is.EqualTo(captured.DistinctId));
        foreach (var absent in new[] { "\"a\":1", "$device_id", "$groups", "cookieless_mode" })
        {
            Assert.That(written.Json, Does.Not.Contain(absent));
        }
    }

    [Test]
    public void Gives_identify_the_properties_of_the_context()
    {
        using var scope = new PostHogContext { Properties = { ["a"] = 1 } }.Begin();

        var written = Write(PostHogEvent.Identify("user-42"));

        Assert.That(written.Properties.GetProperty("a").GetInt32(), Is.EqualTo(1));
    }

    [TestCase("$exception_source")]
    [TestCase("$exception_handled")]
    [TestCase("$cymbal_errors")]
    public void Lets_no_layer_take_a_reserved_place(string property)
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
