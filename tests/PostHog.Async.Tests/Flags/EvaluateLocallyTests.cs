using PostHog.TestKit;

namespace PostHog.Async.Tests.Flags;

/// <summary>Local evaluation, and the request for the flags that it leaves to the server.</summary>
public sealed class EvaluateLocallyTests : FlagTest
{
    [Test]
    public async Task Sends_no_request_when_every_flag_is_evaluated_locally()
    {
        Loaded().With("beta", true).With("layout", "wide");
        await using var client = new PostHogClient(Options());

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.GetFlag("beta")!.Source, Is.EqualTo(FeatureFlagSource.Local));
        Assert.That(flags.Keys, Is.EquivalentTo(["beta", "layout"]));
        Assert.That(Questions, Is.Empty);
    }

    [Test]
    public async Task Keeps_local_values_and_requests_the_inconclusive_flags_once()
    {
        Loaded().With("beta", true).WithInconclusive("cohort");
        Http.Then(200, FlagsJson.Of(("beta", false), ("cohort", "a"), ("new", true)));
        await using var client = new PostHogClient(Options());

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.GetFlag("beta")!.Value, Is.EqualTo(true));
        Assert.That(flags.GetFlag("cohort")!.Value, Is.EqualTo("a"));
        Assert.That(flags.GetFlag("new")!.Value, Is.EqualTo(true));
        Assert.That(Questions, Has.Count.EqualTo(1));
        Assert.That(Questions[0]["flag_keys_to_evaluate"], Is.Null);
    }

    [Test]
    public async Task Requests_the_full_list_of_keys_that_the_caller_gave()
    {
        Loaded().With("beta", true).WithInconclusive("cohort");
        Http.Then(200, FlagsJson.Of(("beta", false), ("cohort", true)));
        await using var client = new PostHogClient(Options());

        var flags = await client.EvaluateFlagsAsync(
            "user-42",
            new() { FlagKeys = ["beta", "cohort", "nowhere"] }
        );

        Assert.That(
            Questions[0]["flag_keys_to_evaluate"]!.Select(key => (string?)key),
            Is.EqualTo(["beta", "cohort", "nowhere"])
        );
        Assert.That(flags.GetFlag("beta")!.Value, Is.EqualTo(true));
        Assert.That(flags.Keys, Is.EquivalentTo(["beta", "cohort"]));
    }

    [Test]
    public async Task Sends_no_request_when_only_local_evaluation_is_allowed()
    {
        Loaded().With("beta", true).WithInconclusive("cohort");
        await using var client = new PostHogClient(Options());

        var flags = await client.EvaluateFlagsAsync(
            "user-42",
            new() { OnlyEvaluateLocally = true, ForceRemote = true }
        );

        Assert.That(flags.Keys, Is.EqualTo(["beta"]));
        Assert.That(flags.Failure!.Kind, Is.EqualTo(PostHogFailureKind.FlagsNotComputed));
        Assert.That(Questions, Is.Empty);
    }

    [Test]
    public async Task Contains_only_the_requested_local_flags()
    {
        Loaded().With("beta", true).With("layout", "wide");
        await using var client = new PostHogClient(Options());

        var flags = await client.EvaluateFlagsAsync("user-42", new() { FlagKeys = ["layout"] });

        Assert.That(flags.Keys, Is.EqualTo(["layout"]));
        Assert.That(Questions, Is.Empty);
    }

    [Test]
    public async Task Keeps_local_flags_when_the_server_fails()
    {
        Loaded().With("beta", true).WithInconclusive("cohort");
        Http.Then(503, "{}");
        await using var client = new PostHogClient(Options());

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.Keys, Is.EqualTo(["beta"]));
        Assert.That(flags.Failure!.StatusCode, Is.EqualTo(503));
    }

    [Test]
    public async Task Keeps_its_values_when_definitions_change()
    {
        Loaded().With("beta", true);
        await using var client = new PostHogClient(Options());
        var flags = await client.EvaluateFlagsAsync("user-42");

        Definitions.With("beta", false).With("new", true);

        Assert.That(flags.IsEnabled("beta"), Is.True);
        Assert.That(flags.GetFlag("new"), Is.Null);
    }

    [Test]
    public async Task Requests_every_flag_with_ForceRemote()
    {
        Loaded().With("beta", true);
        Http.Then(200, FlagsJson.Of(("beta", false)));
        await using var client = new PostHogClient(Options());

        var flags = await client.EvaluateFlagsAsync("user-42", new() { ForceRemote = true });

        Assert.That(flags.GetFlag("beta")!.Value, Is.EqualTo(false));
        Assert.That(flags.GetFlag("beta")!.Source, Is.EqualTo(FeatureFlagSource.Remote));
    }

    [Test]
    public async Task Every_call_requests_a_group_flag_when_its_group_is_missing()
    {
        Loaded().With("beta", false, reason: "no_group_type").With("here", true);
        Http.Then(200, FlagsJson.Of(("beta", true)))
            .Then(200, FlagsJson.Of(("beta", true)))
            .Then(200, FlagsJson.Of(("beta", true)))
            .Then(200, FlagsJson.Of(("beta", true)));
        await using var client = new PostHogClient(Options());

        var single = await client.IsFeatureEnabledAsync("beta", "user-42");
        var some = await client.EvaluateFlagsAsync("user-42", new() { FlagKeys = ["beta"] });
        var all = await client.EvaluateFlagsAsync("user-42");
        var values = await client.GetAllFlagsAsync("user-42");

        Assert.That(single, Is.True);
        Assert.That(some.IsEnabled("beta"), Is.True);
        Assert.That(all.IsEnabled("beta"), Is.True);
        Assert.That(all.GetFlag("here")!.Source, Is.EqualTo(FeatureFlagSource.Local));
        Assert.That(values["beta"], Is.EqualTo(true));
        Assert.That(Questions, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Every_local_only_call_returns_false_for_a_group_flag_without_its_group()
    {
        Loaded().With("beta", false, reason: "no_group_type");
        var options = Options();
        options.OnlyEvaluateFlagsLocally = true;
        await using var client = new PostHogClient(options);

        var single = await client.IsFeatureEnabledAsync("beta", "user-42", defaultValue: true);
        var some = await client.EvaluateFlagsAsync("user-42", new() { FlagKeys = ["beta"] });
        var all = await client.EvaluateFlagsAsync("user-42");

        Assert.That(single, Is.False);
        Assert.That(some.GetFlag("beta")!.Value, Is.EqualTo(false));
        Assert.That(all.GetFlag("beta")!.Value, Is.EqualTo(false));
        Assert.That(Questions, Is.Empty);
    }
}
