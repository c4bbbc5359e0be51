using PostHog.TestKit;

namespace PostHog.Async.Tests.Flags;

/// <summary>Flags that the options override, in the three ways of combining them with PostHog's.</summary>
public sealed class FlagOverrideTests : FlagTest
{
    [Test]
    public async Task Overridden_value_replaces_that_of_the_server_and_captures_nothing()
    {
        await using var client = new PostHogClient(With(FlagOverrideMode.LocalOverRemote));
        Http.Then(200, FlagsJson.Of(("layout", "narrow"), ("other", true)));

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.GetFlag("layout")!.Variant, Is.EqualTo("wide"));
        Assert.That(flags.GetFlag("layout")!.Source, Is.EqualTo(FeatureFlagSource.Override));
        Assert.That(flags.IsEnabled("new-ui"), Is.True);
        Assert.That(await FlushedAsync(client), Is.Empty);
        Assert.That(flags.IsEnabled("other"), Is.True);
        Assert.That(await FlushedAsync(client), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Single_overridden_flag_is_read_without_a_request()
    {
        await using var client = new PostHogClient(With(FlagOverrideMode.LocalOverRemote));

        Assert.That(await client.IsFeatureEnabledAsync("new-ui", "user-42"), Is.True);
        Assert.That(await client.IsFeatureEnabledAsync("old", "user-42"), Is.False);
        Assert.That(
            (await client.GetFeatureFlagAsync("layout", "user-42"))!.Variant,
            Is.EqualTo("wide")
        );
        Assert.That(
            await client.GetFeatureFlagPayloadAsync("layout", "user-42"),
            Is.EqualTo("{\"columns\":3}")
        );
        Assert.That(
            await client.GetFeatureFlagPayloadAsync("layout", "user-42", matchValue: "wide"),
            Is.EqualTo("{\"columns\":3}")
        );
        var both = await client.EvaluateFlagsAsync(
            "user-42",
            new() { FlagKeys = ["new-ui", "layout"] }
        );
        Assert.That(both.Keys, Is.EquivalentTo(["new-ui", "layout"]));
        Assert.That(Http.Requests, Is.Empty);
    }

    [Test]
    public async Task Server_is_asked_only_for_keys_that_are_not_overridden()
    {
        await using var client = new PostHogClient(With(FlagOverrideMode.LocalOverRemote));
        Http.Then(200, FlagsJson.Of(("other", true)));

        var flags = await client.EvaluateFlagsAsync(
            "user-42",
            new() { FlagKeys = ["other", "layout"] }
        );

        Assert.That(flags.Keys, Is.EquivalentTo(["other", "layout"]));
        Assert.That(
            Questions.Single()["flag_keys_to_evaluate"]!.Select(key => (string?)key),
            Is.EqualTo(["other"])
        );
    }

    [Test]
    public async Task Remote_value_goes_first_where_that_is_asked_for()
    {
        await using var client = new PostHogClient(With(FlagOverrideMode.RemoteOverLocal));
        Http.Then(200, FlagsJson.Of(("layout", "narrow")));

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.GetFlag("layout")!.Variant, Is.EqualTo("narrow"));
        Assert.That(flags.GetFlag("new-ui")!.Source, Is.EqualTo(FeatureFlagSource.Override));
        var read = (await FlushedAsync(client)).Single();
        Assert.That((string?)read["properties"]!["$feature_flag"], Is.EqualTo("layout"));
    }

    [Test]
    public async Task Overridden_value_stands_in_for_a_server_that_fails()
    {
        await using var client = new PostHogClient(With(FlagOverrideMode.RemoteOverLocal));
        Http.Then(400).Then(400);

        Assert.That(await client.IsFeatureEnabledAsync("new-ui", "user-42"), Is.True);
        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.IsEnabled("new-ui"), Is.True);
        Assert.That(flags.Failure, Is.Not.Null);
    }

    [Test]
    public async Task Nothing_is_asked_or_captured_where_only_overrides_count()
    {
        var options = With(FlagOverrideMode.LocalOnly);
        options.SecretKey = "phs_key";
        options.FlagDefinitions = null;
        await using var client = new PostHogClient(options);

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.Keys, Is.EquivalentTo(["new-ui", "old", "layout"]));
        Assert.That(flags.Failure, Is.Null);
        Assert.That(flags.IsEnabled("missing"), Is.False);
        Assert.That(await client.GetFeatureFlagAsync("missing", "user-42"), Is.Null);
        Assert.That(await client.ReloadFeatureFlagsAsync("user-42"), Is.False);
        await client.FlushAsync();
        Assert.That(Http.Requests, Is.Empty);
    }

    [TestCase(true, Some.Token)]
    [TestCase(false, "")]
    public async Task Disabled_client_still_has_overridden_flags(bool isDisabled, string token)
    {
        var options = With(FlagOverrideMode.LocalOnly);
        options.Disabled = isDisabled;
        options.ProjectToken = token;
        await using var client = new PostHogClient(options);

        Assert.That(await client.IsFeatureEnabledAsync("new-ui"), Is.True);
        Assert.That((await client.EvaluateFlagsAsync()).IsEnabled("new-ui"), Is.True);
    }

    [Test]
    public async Task Definitions_loaded_here_are_overridden_too()
    {
        var options = With(FlagOverrideMode.LocalOverRemote);
        Loaded().With("layout", "narrow").With("other", value: true);
        await using var client = new PostHogClient(options);

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.GetFlag("layout")!.Variant, Is.EqualTo("wide"));
        Assert.That(flags.GetFlag("other")!.Source, Is.EqualTo(FeatureFlagSource.Local));
        Assert.That(
            (await client.GetFeatureFlagAsync("layout", "user-42"))!.Variant,
            Is.EqualTo("wide")
        );
    }

    [Test]
    public void Rejects_an_override_without_a_value_and_names_the_option() =>
        Assert.That(
            () =>
            {
                var options = With(FlagOverrideMode.LocalOnly);
                options.FlagOverrides["broken"] = null!;
                _ = new PostHogClient(options);
            },
            Throws.ArgumentException.With.Message.Contains(nameof(PostHogOptions.FlagOverrides))
        );

    private PostHogOptions With(FlagOverrideMode mode)
    {
        var options = Options();
        options.FlagOverrideMode = mode;
        options.FlagOverrides["new-ui"] = true;
        options.FlagOverrides["old"] = false;
        options.FlagOverrides["layout"] = new("wide", "{\"columns\":3}");
        return options;
    }
}
