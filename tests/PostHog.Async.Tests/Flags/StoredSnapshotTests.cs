using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Flags;

/// <summary>A snapshot that is carried elsewhere as JSON, and restored by a client there.</summary>
public sealed class StoredSnapshotTests : FlagTest
{
    [Test]
    public async Task Keeps_flags_person_and_what_the_server_said()
    {
        await using var client = new PostHogClient(Options());
        Http.Then(200, FlagsJson.Full("banner", "blue", "{\"title\":\"Hé\"}", hasExperiment: true));
        var flags = await client.EvaluateFlagsAsync(
            "user-42",
            new() { Groups = { ["company"] = "acme" } }
        );

        var restored = FeatureFlagEvaluations.Parse(flags.ToJson());

        var flag = restored.Single();
        Assert.That(restored.DistinctId, Is.EqualTo("user-42"));
        Assert.That(flag.Variant, Is.EqualTo("blue"));
        Assert.That(flag.PayloadJson, Is.EqualTo("{\"title\":\"Hé\"}"));
        Assert.That(flag.Source, Is.EqualTo(FeatureFlagSource.Remote));
        Assert.That((flag.Reason, flag.ConditionIndex), Is.EqualTo(("condition_match", 0)));
        Assert.That((flag.Id, flag.Version), Is.EqualTo((17, 4)));
        Assert.That(restored.ToJson(), Is.EqualTo(flags.ToJson()));
    }

    [Test]
    public async Task Restored_flag_is_reported_like_one_of_the_client_itself()
    {
        await using var client = new PostHogClient(Options());
        var answer = FlagsJson.Full("banner", "blue", "{\"a\":1}", hasExperiment: true);
        Http.Then(200, answer).Then(200, answer);
        var options = new EvaluateFlagsOptions { Groups = { ["company"] = "acme" } };
        var json = (await client.EvaluateFlagsAsync("user-42", options)).ToJson();
        (await client.EvaluateFlagsAsync("user-42", options)).IsEnabled("banner");
        var own = (await FlushedAsync(client)).Single();
        using var http = new FakeHttp();
        await using var other = new PostHogClient(Some.Options(http, Time));

        other.RestoreFlags(json).IsEnabled("banner");

        await other.FlushAsync();
        var reported = http.Requests.Single().Events.Single();
        Assert.That(Comparable(reported), Is.EqualTo(Comparable(own)));
    }

    [Test]
    public async Task Flag_that_was_read_before_is_not_reported_again()
    {
        await using var client = new PostHogClient(Options());
        var flags = await EvaluateAsync(client);
        flags.IsEnabled("layout");
        using var http = new FakeHttp();
        await using var other = new PostHogClient(Some.Options(http, Time));

        var restored = other.RestoreFlags(flags.ToJson());
        restored.IsEnabled("layout");
        restored.IsEnabled("old");
        restored.IsEnabled("old");

        await other.FlushAsync();
        var events = http.Requests.SelectMany(request => request.Events);
        Assert.That(
            events.Select(one => (string?)one["properties"]!["$feature_flag"]),
            Is.EqualTo(["old"])
        );
        Assert.That(restored.OnlyAccessed().Keys, Is.EquivalentTo(["layout", "old"]));
    }

    [Test]
    public async Task Client_reports_a_restored_flag_once_however_often_it_is_restored()
    {
        await using var client = new PostHogClient(Options());
        var json = (await EvaluateAsync(client)).ToJson();

        client.RestoreFlags(json).IsEnabled("layout");
        client.RestoreFlags(json).IsEnabled("layout");

        Assert.That(await FlushedAsync(client), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Snapshot_without_a_client_reports_nothing_until_it_is_restored()
    {
        await using var client = new PostHogClient(Options());
        var parsed = FeatureFlagEvaluations.Parse((await EvaluateAsync(client)).ToJson());

        parsed.IsEnabled("layout");
        Assert.That(await FlushedAsync(client), Is.Empty);
        client.RestoreFlags(parsed).IsEnabled("layout");

        Assert.That(await FlushedAsync(client), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Evaluation_without_events_stays_without_them()
    {
        await using var client = new PostHogClient(Options());
        var flags = await EvaluateAsync(client, new() { SendFeatureFlagEvents = false });

        client.RestoreFlags(flags.ToJson()).IsEnabled("layout");

        Assert.That(await FlushedAsync(client), Is.Empty);
    }

    [Test]
    public async Task Keeps_why_flags_are_missing()
    {
        await using var client = new PostHogClient(Options());
        Http.Then(400);

        var flags = await client.EvaluateFlagsAsync("user-42");
        var restored = FeatureFlagEvaluations.Parse(flags.ToJson());

        Assert.That(restored.Failure!.ToString(), Is.EqualTo(flags.Failure!.ToString()));
    }

    [Test]
    public async Task Newtonsoft_carries_a_snapshot_inside_another_object()
    {
        await using var client = new PostHogClient(Options());
        var job = new Job { Flags = await EvaluateAsync(client), At = "2025-01-01T00:00:00Z" };

        var read = JsonConvert.DeserializeObject<Job>(JsonConvert.SerializeObject(job))!;

        Assert.That(read.Flags!.ToJson(), Is.EqualTo(job.Flags!.ToJson()));
        Assert.That(
            () => JsonConvert.DeserializeObject<Job>("{\"Flags\":[1]}"),
            Throws.InstanceOf<JsonException>().With.Message.Contains("not an object")
        );
    }

    private static JToken Comparable(JObject reported)
    {
        var properties = (JObject)reported["properties"]!.DeepClone();
        properties.Remove("$insert_id");
        return properties.ToString(Formatting.None);
    }

    private async Task<FeatureFlagEvaluations> EvaluateAsync(
        PostHogClient client,
        EvaluateFlagsOptions? options = null
    )
    {
        Http.Then(200, FlagsJson.Of(("layout", "wide"), ("old", false)));
        return await client.EvaluateFlagsAsync("user-42", options);
    }

    private sealed class Job
    {
        public FeatureFlagEvaluations? Flags { get; set; }

        public string At { get; set; } = "";
    }
}
