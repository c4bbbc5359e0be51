namespace PostHog.Core.Tests.Capture;

internal sealed partial class ContextLayerTests
{
    [Test]
    public void Takes_the_distinct_id_from_the_context()
    {
        using var scope = new PostHogContext { DistinctId = "user-7" }.Begin();

        Assert.That(Id(Write(new("e"))), Is.EqualTo("user-7"));
        Assert.That(Id(Write(new("e", "user-42"))), Is.EqualTo("user-42"));
    }

    [Test]
    public void Is_personless_in_a_context_without_a_distinct_id()
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
    public void Property_requests_a_profile_only_in_V0()
    {
        using var scope = new PostHogContext().Begin();

        var written = Write(new("e") { ["$process_person_profile"] = true });

        Assert.That(Profile(written), Is.EqualTo(mode == CaptureMode.V0 ? "true" : "false"));
    }

    [Test]
    public void Option_of_any_layer_requests_a_profile()
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
    public void Drops_an_event_without_a_distinct_id_and_context()
    {
        var written = Write(new("e"));

        Assert.That(written.Dropped!.Failure!.Kind, Is.EqualTo(PostHogFailureKind.InvalidEvent));
        Assert.That(written.Log.Warnings, Has.Length.EqualTo(1));
    }

    [Test]
    public void Sends_an_exception_without_a_distinct_id_personless()
    {
        var written = Write(new("$exception"));

        Assert.That(Guid.TryParse(Id(written), out _));
        Assert.That(Profile(written), Is.EqualTo("false"));
    }

    [TestCaseSource(nameof(OfAnothersId))]
    public void Does_not_use_the_distinct_id_of_the_context_for_alias_and_set(PostHogEvent captured)
    {
        using var scope = new PostHogContext { DistinctId = "user-7" }.Begin();

        Assert.That(Write(captured).Dropped, Is.Not.Null);
    }

    [TestCaseSource(nameof(Sparse))]
    public void Adds_only_the_session_to_alias_and_group_events(PostHogEvent captured)
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
    public void Adds_the_context_properties_to_identify()
    {
        using var scope = new PostHogContext { Properties = { ["a"] = 1 } }.Begin();

        var written = Write(PostHogEvent.Identify("user-42"));

        Assert.That(written.Properties.GetProperty("a").GetInt32(), Is.EqualTo(1));
    }
}
