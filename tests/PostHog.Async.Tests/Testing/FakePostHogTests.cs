using PostHog.Async.Testing;

namespace PostHog.Async.Tests.Testing;

/// <summary>The fake that users test with: what it answers, and what it says about what arrived.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FakePostHogTests
{
    private readonly FakePostHog _fake = new();

    [TearDown]
    public void Stop() => _fake.Dispose();

    [Test]
    public async Task Queued_and_sent_events_arrive()
    {
        await using var client = _fake.CreateClient();
        client.Enqueue(
            new PostHogEvent("signed up", "u1") { ["plan"] = "pro", ["total"] = 99.50m }
        );
        await client.CaptureAsync(new PostHogEvent("order placed", "u2"));

        _fake.Events.Single("signed up").For("u1").With("plan", "pro").With("total", 99.5);
        _fake.Events.Single("order placed").For("u2").Without("plan");
        _fake.Events.None("cancelled");
        Assert.That(_fake.Events, Has.Count.EqualTo(2));
        Assert.That(_fake.Events.Of("u1").Single().Name, Is.EqualTo("signed up"));
    }

    [TestCase(CaptureMode.V0)]
    [TestCase(CaptureMode.V1)]
    public async Task Every_version_and_AI_events_are_read(CaptureMode mode)
    {
        await using var client = _fake.CreateClient(options =>
        {
            options.CaptureMode = mode;
            options.Compression =
                mode == CaptureMode.V1 ? CaptureCompression.Deflate : CaptureCompression.Gzip;
        });
        client.Enqueue(new PostHogEvent("a", "u1") { ["list"] = new[] { 1, 2 } });
        client.EnqueueAi(new PostHogEvent("$ai_generation", "u1"));

        _fake.Events.Single("a").With("list", new[] { 1, 2 });
        _fake.Events.Single("$ai_generation").For("u1");
    }

    [Test]
    public async Task Flags_are_fixed_by_person_and_by_rule()
    {
        await using var client = _fake.CreateClient();
        _fake.Flags["new-ui"] = false;
        _fake.Flags.SetFor("u1", "new-ui", true);
        _fake.Flags["banner"] = new FeatureFlagValue("blue", "{\"title\":\"Hi\"}");
        _fake.Flags.SetWhen("pro", person => Equals(person.PersonProperties["plan"], "pro"));
        var options = new EvaluateFlagsOptions { PersonProperties = { ["plan"] = "pro" } };

        var first = await client.EvaluateFlagsAsync("u1", options);
        var second = await client.IsFeatureEnabledAsync("new-ui", "u2");

        Assert.That((first.IsEnabled("new-ui"), second), Is.EqualTo((true, false)));
        Assert.That(first.IsEnabled("pro"), Is.True);
        Assert.That(first["banner"]!.Variant, Is.EqualTo("blue"));
        Assert.That(first.GetPayloadJson("banner"), Is.EqualTo("{\"title\":\"Hi\"}"));
    }

    [Test]
    public async Task Definitions_are_evaluated_by_the_server_and_by_clients_with_a_key()
    {
        _fake.Flags.Define(
            """
            {"flags":[{"key":"half","active":true,"filters":{"groups":[{"rollout_percentage":100}]}}]}
            """
        );
        await using var remote = _fake.CreateClient();
        await using var local = _fake.CreateClient(options => options.SecretKey = "phs_fake");
        await local.WaitUntilLocalEvaluationReadyAsync();

        var far = await remote.GetFeatureFlagAsync("half", "u1");
        var near = await local.GetFeatureFlagAsync("half", "u1");

        Assert.That((far!.IsEnabled, far.Source), Is.EqualTo((true, FeatureFlagSource.Remote)));
        Assert.That((near!.IsEnabled, near.Source), Is.EqualTo((true, FeatureFlagSource.Local)));
    }

    [Test]
    public async Task Definitions_see_what_events_made_of_the_person()
    {
        _fake.Flags.Define(
            """
            {"flags":[{"key":"pro","active":true,"filters":{"groups":[{"properties":[
              {"key":"plan","type":"person","operator":"exact","value":["pro"]}]}]}}]}
            """
        );
        await using var client = _fake.CreateClient();
        var before = await client.EvaluateFlagsAsync("u1");
        await client.CaptureAsync(
            new PostHogEvent("$identify", "u1")
            {
                ["$anon_distinct_id"] = "visitor",
                ["$set"] = new Dictionary<string, object?> { ["plan"] = "pro" },
                ["$set_once"] = new Dictionary<string, object?> { ["plan"] = "free" },
            }
        );
        var free = new EvaluateFlagsOptions { PersonProperties = { ["plan"] = "free" } };

        Assert.That((before.IsEnabled("pro"), before.Failure), Is.EqualTo((false, (object?)null)));
        Assert.That((await client.EvaluateFlagsAsync("u1")).IsEnabled("pro"), Is.True);
        Assert.That((await client.EvaluateFlagsAsync("visitor")).IsEnabled("pro"), Is.True);
        Assert.That((await client.EvaluateFlagsAsync("u1", free)).IsEnabled("pro"), Is.False);
        Assert.That((await client.EvaluateFlagsAsync("u2")).IsEnabled("pro"), Is.False);
    }

    [TestCase("$create_alias", false)]
    [TestCase("$merge_dangerously", true)]
    public async Task Identified_persons_are_joined_only_at_any_risk(string name, bool isJoined)
    {
        _fake.Flags.Define(
            """
            {"flags":[{"key":"pro","active":true,"filters":{"groups":[{"properties":[
              {"key":"plan","type":"person","operator":"exact","value":["pro"]}]}]}}]}
            """
        );
        await using var client = _fake.CreateClient();
        var pro = new Dictionary<string, object?> { ["plan"] = "pro" };
        await client.CaptureAsync(
            new PostHogEvent("$identify", "u1") { ["$anon_distinct_id"] = "a1", ["$set"] = pro }
        );
        await client.CaptureAsync(
            new PostHogEvent("$identify", "u2") { ["$anon_distinct_id"] = "a2" }
        );
        await client.CaptureAsync(new PostHogEvent(name, "u2") { ["alias"] = "u1" });

        Assert.That((await client.EvaluateFlagsAsync("u2")).IsEnabled("pro"), Is.EqualTo(isJoined));
        Assert.That((await client.EvaluateFlagsAsync("a1")).IsEnabled("pro"), Is.True);
    }

    [Test]
    public async Task Definitions_see_what_events_made_of_groups()
    {
        _fake.Flags.Define(
            """
            {"group_type_mapping":{"0":"company"},
             "flags":[{"key":"pro","active":true,"filters":{"aggregation_group_type_index":0,"groups":[{"properties":[
              {"key":"plan","type":"group","group_type_index":0,"operator":"exact","value":["pro"]}]}]}}]}
            """
        );
        await using var client = _fake.CreateClient();
        await client.CaptureAsync(
            PostHogEvent.GroupIdentify(
                "company",
                "acme",
                new Dictionary<string, object?> { ["plan"] = "pro" }
            )
        );
        var acme = new EvaluateFlagsOptions { Groups = { ["company"] = "acme" } };
        var other = new EvaluateFlagsOptions { Groups = { ["company"] = "other" } };
        var free = new EvaluateFlagsOptions
        {
            Groups = { ["company"] = "acme" },
            GroupProperties =
            {
                ["company"] = new Dictionary<string, object?> { ["plan"] = "free" },
            },
        };

        Assert.That((await client.EvaluateFlagsAsync("u1", acme)).IsEnabled("pro"), Is.True);
        Assert.That((await client.EvaluateFlagsAsync("u1", other)).IsEnabled("pro"), Is.False);
        Assert.That((await client.EvaluateFlagsAsync("u1", free)).IsEnabled("pro"), Is.False);
    }

    [TestCase("{\"flags\":[\n{\"key\":\"a\"]}", "line 2, position ")]
    [TestCase("{\"beta\":true}", "an object with an array 'flags'")]
    [TestCase("{\"flags\":[\n{\"active\":true}]}", "line 2: a flag has no key")]
    [TestCase(
        "{\"flags\":[{\"key\":\"a\",\"filters\":{\"groups\":[]}},\n{\"key\":\"a\",\"filters\":{\"groups\":[]}}]}",
        "line 2: there are two flags 'a'"
    )]
    [TestCase("{\"flags\":[{\"key\":\"a\",\n\"key\":\"b\"}]}", "line 2: 'key' is there twice")]
    [TestCase(
        "{\"flags\":[{\"key\":\"a\",\"filters\":{\"groups\":[{\"properties\":[\n{\"key\":\"plan\",\"operator\":\"resembles\",\"value\":\"x\"}]}]}}]}",
        "line 2: the operator \"resembles\" is not known"
    )]
    [TestCase(
        "{\"flags\":[{\"key\":\"a\",\"filters\":{\"groups\":[{\"properties\":[\n{\"key\":\"since\",\"operator\":\"is_date_after\",\"value\":\"-1q\"}]}]}}]}",
        "line 2: \"-1q\" is no date"
    )]
    [TestCase(
        "{\"flags\":[\n{\"key\":\"a\",\"active\":true,\"filters\":{\"groups\":[{\"properties\":[{\"key\":\"a\",\"type\":\"flag\",\"operator\":\"flag_evaluates_to\",\"value\":true,\"dependency_chain\":[\"a\"]}]}]}}]}",
        "line 2: the flag 'a' cannot be evaluated here: it depends on"
    )]
    public void Definitions_that_could_never_be_evaluated_are_refused(string json, string problem)
    {
        Assert.That(
            () => _fake.Flags.Define(json),
            Throws.ArgumentException.With.Message.Contains(problem)
        );
    }

    [Test]
    public async Task First_reads_of_flags_are_recorded()
    {
        await using var client = _fake.CreateClient();
        _fake.Flags["new-ui"] = true;
        var flags = await client.EvaluateFlagsAsync("u1");
        flags.IsEnabled("new-ui");
        flags.IsEnabled("new-ui");

        _fake.FlagReads.Single("new-ui").For("u1").WithValue(value: true);
        _fake.FlagReads.None("other");
        Assert.That(
            () => _fake.FlagReads.Single("new-iu"),
            Throws.TypeOf<PostHogAssertionException>().With.Message.Contains("'new-ui'")
        );
    }

    [Test]
    public async Task Payload_of_a_remote_config_flag_is_served()
    {
        await using var client = _fake.CreateClient(options => options.SecretKey = "phx_fake");
        _fake.Flags["limits"] = new FeatureFlagValue(isEnabled: true, "{\"max\":5}");

        var payload = await client.GetRemoteConfigPayloadAsync("limits");

        Assert.That(payload.Json, Is.EqualTo("{\"max\":5}"));
    }

    [Test]
    public async Task Nearest_miss_is_named()
    {
        await using var client = _fake.CreateClient();
        client.Enqueue(new PostHogEvent("signed_up", "u1") { ["plan"] = "pro" });
        client.Enqueue(new PostHogEvent("twice", "u1"));
        client.Enqueue(new PostHogEvent("twice", "u2"));
        client.Enqueue(new PostHogEvent("lost", " "));
        var events = _fake.Events;

        Assert.That(
            Fault(() => events.Single("Signed up")),
            Does.Contain("nearest event is 'signed_up'")
        );
        Assert.That(Fault(() => events.Single("lost")), Does.Contain("The clients logged: "));
        Assert.That(Fault(() => events.Single("twice")), Does.Contain("for 'u1', 'u2'"));
        Assert.That(Fault(() => events.None("twice")), Does.Contain("not expected"));
        var one = events.Single("signed_up");
        Assert.That(Fault(() => one.For("u2")), Does.Contain("is for 'u1', not for 'u2'"));
        Assert.That(
            Fault(() => one.With("plan", "free")),
            Does.Contain("is \"pro\", not \"free\"")
        );
        Assert.That(
            Fault(() => one.With("Plan", "pro")),
            Does.Contain("nearest property is 'plan'")
        );
        Assert.That(Fault(() => one.Without("plan")), Does.Contain("\"pro\""));
    }

    [Test]
    public async Task Client_that_is_closed_has_sent_its_queue()
    {
        var client = _fake.CreateClient();
        client.Enqueue(new PostHogEvent("a", "u1"));

        await client.DisposeAsync();

        _fake.Events.Single("a").For("u1");
    }

    [Test]
    public async Task Events_of_the_part_before_are_forgotten()
    {
        await using var client = _fake.CreateClient();
        client.Enqueue(new PostHogEvent("a", "u1"));

        _fake.Clear();

        Assert.That(_fake.Events, Is.Empty);
    }

    private static string Fault(Action check)
    {
        try
        {
            check();
        }
        catch (PostHogAssertionException fault)
        {
            return fault.Message;
        }

        return "Nothing was wrong.";
    }
}
