using System.Text.Json;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Flags;

/// <summary>Snapshots that the runtime's own serialiser carries.</summary>
public sealed class RuntimeSnapshotTests : FlagTest
{
    [Test]
    public async Task Runtime_carries_a_snapshot_inside_another_object()
    {
        await using var client = new PostHogClient(Options());
        Http.Then(200, FlagsJson.Of(("layout", "wide"), ("old", false)));
        var flags = await client.EvaluateFlagsAsync("user-42");
        var job = new Dictionary<string, FeatureFlagEvaluations?> { ["a"] = flags, ["b"] = null };

        var read = JsonSerializer.Deserialize<Dictionary<string, FeatureFlagEvaluations?>>(
            JsonSerializer.Serialize(job)
        )!;

        Assert.That(read["a"]!.ToJson(), Is.EqualTo(flags.ToJson()));
        Assert.That(read["b"], Is.Null);
    }

    [Test]
    public void Runtime_says_what_is_wrong_with_text_that_is_no_snapshot() =>
        Assert.That(
            () => JsonSerializer.Deserialize<FeatureFlagEvaluations>("{\"format\":2}"),
            Throws.TypeOf<JsonException>().With.Message.Contains("later version")
        );
}
