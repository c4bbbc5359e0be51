using PostHog.TestKit;

namespace PostHog.Async.Tests.Flags;

/// <summary>One evaluation: its subject, the request to the server, and the result.</summary>
public sealed class EvaluateFlagsTests : FlagTest
{
    [Test]
    public async Task Serves_every_read_from_one_request()
    {
        Http.Then(200, FlagsJson.Of(("beta", true), ("layout", "wide"), ("old", false)));
        await using var client = new PostHogClient(Options());

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.IsEnabled("beta"), Is.True);
        Assert.That(flags.GetFlag("layout")?.Variant, Is.EqualTo("wide"));
        Assert.That(flags.IsEnabled("old", defaultValue: true), Is.False);
        Assert.That(flags.Keys, Is.EquivalentTo(["beta", "layout", "old"]));
        Assert.That(flags.Failure, Is.Null);
        Assert.That(flags.DistinctId, Is.EqualTo("user-42"));
        Assert.That(Questions, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Posts_to_the_flags_endpoint_without_authorization()
    {
        Http.Then(200, FlagsJson.None);
        await using var client = new PostHogClient(Options());

        await client.EvaluateFlagsAsync("user-42");

        var request = Http.Requests[0];
        Assert.That(request.Method, Is.EqualTo("POST"));
        Assert.That(request.Url.PathAndQuery, Is.EqualTo("/flags/?v=2"));
        Assert.That(request.Headers, Does.Not.ContainKey("Authorization"));
        Assert.That(request.Headers, Does.Not.ContainKey("Content-Encoding"));
        Assert.That(request.Headers["Content-Type"], Is.EqualTo("application/json"));
        Assert.That(request.Headers["User-Agent"], Does.StartWith("posthog-csharp/"));
        Assert.That((string?)request.Json["evaluation_runtime"], Is.EqualTo("server"));
    }

    [TestCase("")]
    [TestCase("  ")]
    [TestCase(null)]
    public async Task Is_empty_and_sends_nothing_without_a_distinct_id(string? distinctId)
    {
        await using var client = new PostHogClient(Options());

        var flags = await client.EvaluateFlagsAsync(distinctId!);

        Assert.That(flags.IsEnabled("beta", defaultValue: true), Is.True);
        Assert.That(flags.GetFlag("beta"), Is.Null);
        Assert.That(flags.Keys, Is.Empty);
        Assert.That(flags.Failure!.Kind, Is.EqualTo(PostHogFailureKind.InvalidCall));
        Assert.That(Log.At(PostHogLogLevel.Warning), Has.Count.EqualTo(1));
        var events = await FlushedAsync(client);
        Assert.That(events, Is.Empty);
        Assert.That(Http.Requests, Is.Empty);
    }

    [Test]
    public async Task Is_empty_when_the_client_is_disabled()
    {
        var options = Options();
        options.Disabled = true;
        await using var client = new PostHogClient(options);

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.IsEnabled("beta"), Is.False);
        Assert.That(flags.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Disabled));
        Assert.That(Http.Requests, Is.Empty);
    }

    [Test]
    public async Task Is_empty_after_the_client_was_closed()
    {
        Loaded().With("beta", true);
        var client = new PostHogClient(Options());
        await client.DisposeAsync();

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.IsEnabled("beta"), Is.False);
        Assert.That(flags.Failure!.Kind, Is.EqualTo(PostHogFailureKind.ClientClosed));
    }

    [Test]
    public async Task Contains_only_the_requested_remote_flags()
    {
        Http.Then(200, FlagsJson.Of(("beta", true), ("layout", "wide")));
        await using var client = new PostHogClient(Options());

        var flags = await client.EvaluateFlagsAsync("user-42", new() { FlagKeys = ["layout"] });

        Assert.That(flags.Keys, Is.EqualTo(["layout"]));
    }

    [Test]
    public async Task Is_empty_and_sends_no_request_for_an_empty_list_of_keys()
    {
        await using var client = new PostHogClient(Options());

        var flags = await client.EvaluateFlagsAsync("user-42", new() { FlagKeys = [] });

        Assert.That(flags.Keys, Is.Empty);
        Assert.That(flags.Failure, Is.Null);
        Assert.That(Http.Requests, Is.Empty);
    }

    [Test]
    public async Task Omits_blank_keys_with_a_warning()
    {
        await using var client = new PostHogClient(Options());

        var flags = await client.EvaluateFlagsAsync("user-42", new() { FlagKeys = ["", " "] });

        Assert.That(flags.Keys, Is.Empty);
        Assert.That(Http.Requests, Is.Empty);
        Assert.That(Log.At(PostHogLogLevel.Warning), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Is_empty_when_no_flag_could_be_evaluated()
    {
        Http.Then(500, "{}");
        await using var client = new PostHogClient(Options());

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.Keys, Is.Empty);
        Assert.That(flags.Failure!.Kind, Is.EqualTo(PostHogFailureKind.ServerError));
        Assert.That(Log.At(PostHogLogLevel.Warning), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Sends_the_request_even_when_the_client_is_opted_out()
    {
        Http.Then(200, FlagsJson.Of(("beta", true)));
        await using var client = new PostHogClient(Options());
        client.OptOut();

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.IsEnabled("beta"), Is.True);
        client.OptIn();
        var events = await FlushedAsync(client);
        Assert.That(events, Is.Empty);
    }

    [TestCase(null, null, false)]
    [TestCase(true, null, true)]
    [TestCase(true, false, false)]
    [TestCase(false, true, true)]
    public async Task Sends_whether_to_derive_a_location(bool? client, bool? call, bool disabled)
    {
        Http.Then(200, FlagsJson.None);
        var options = Options();
        options.DisableGeoIP = client ?? options.DisableGeoIP;
        await using var posthog = new PostHogClient(options);

        await posthog.EvaluateFlagsAsync("user-42", new() { DisableGeoIP = call });

        Assert.That((bool)Questions[0]["geoip_disable"]!, Is.EqualTo(disabled));
    }

    [Test]
    public async Task Passes_the_options_of_the_call_to_the_server()
    {
        Loaded().WithInconclusive("beta");
        Http.Then(200, FlagsJson.None);
        await using var client = new PostHogClient(Options());

        await client.EvaluateFlagsAsync(
            "user-42",
            new()
            {
                PersonProperties = { ["plan"] = "pro" },
                Groups = { ["company"] = "acme" },
                DeviceId = "device-1",
            }
        );

        Assert.That((string?)Questions[0]["person_properties"]!["plan"], Is.EqualTo("pro"));
        Assert.That((string?)Questions[0]["groups"]!["company"], Is.EqualTo("acme"));
        Assert.That((string?)Questions[0]["device_id"], Is.EqualTo("device-1"));
        Assert.That(Definitions.Subject.PersonProperties!["plan"], Is.EqualTo("pro"));
        Assert.That(Definitions.Subject.Groups!["company"], Is.EqualTo("acme"));
        Assert.That(Definitions.Subject.DeviceId, Is.EqualTo("device-1"));
    }

    [Test]
    public async Task Throws_when_cancelled()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await using var client = new PostHogClient(Options());

        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
            await client.EvaluateFlagsAsync("user-42", options: null, source.Token)
        );
    }
}
