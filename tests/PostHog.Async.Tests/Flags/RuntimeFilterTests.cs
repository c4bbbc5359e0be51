using PostHog.TestKit;

namespace PostHog.Async.Tests.Flags;

/// <summary>Flags of a snapshot by the runtime that their definitions name.</summary>
public sealed class RuntimeFilterTests : FlagTest
{
    private const string Feed = """
        {"flags":[
        {"key":"everywhere","evaluation_runtime":"all","filters":{"groups":[{"rollout_percentage":100}]}},
        {"key":"here","evaluation_runtime":"server","filters":{"groups":[{"rollout_percentage":100}]}},
        {"key":"person","evaluation_runtime":"server","filters":{"groups":[{"properties":[
            {"key":"plan","value":"pro","operator":"exact","type":"person"}]}]}},
        {"key":"browser","evaluation_runtime":"client","filters":{"groups":[{"rollout_percentage":100}]}},
        {"key":"silent","filters":{"groups":[{"rollout_percentage":100}]}}]}
        """;

    [TestCase("server", new[] { "here", "person" })]
    [TestCase("all", new[] { "everywhere" })]
    [TestCase("client", new[] { "browser" })]
    [TestCase("client all", new[] { "browser", "everywhere" })]
    [TestCase("client all server", new[] { "browser", "everywhere", "here", "person" })]
    [TestCase("Client", new string[0])]
    [TestCase("", new string[0])]
    public async Task Keeps_flags_whose_loaded_definition_contains_a_runtime(
        string runtimes,
        string[] kept
    )
    {
        Http.Then(200, Feed)
            .Then(200, FlagsJson.Of(("person", true), ("remote", true), ("here", true)));
        await using var client = await LoadedClientAsync();

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.Keys, Has.Count.EqualTo(6));
        Assert.That(flags.OnlyRuntime(runtimes.Split(' ')).Keys, Is.EquivalentTo(kept));
    }

    [Test]
    public async Task Uses_the_runtime_of_the_definition_for_a_remote_value_too()
    {
        Http.Then(200, Feed).Then(200, FlagsJson.Of(("here", "wide")));
        await using var client = await LoadedClientAsync();

        var flags = await client.EvaluateFlagsAsync("user-42", new() { ForceRemote = true });

        Assert.That(flags.OnlyRuntime("server").GetFlag("here")!.Variant, Is.EqualTo("wide"));
    }

    [Test]
    public async Task Keeps_nothing_without_definitions()
    {
        Http.Then(200, FlagsJson.Of(("here", true)));
        await using var client = new PostHogClient(Options());

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.OnlyRuntime("server").Keys, Is.Empty);
    }

    [Test]
    public async Task Sends_no_request_and_does_not_mark_flags_as_accessed()
    {
        Http.Then(200, Feed).Then(200, FlagsJson.Of(("person", true)));
        await using var client = await LoadedClientAsync();
        var flags = await client.EvaluateFlagsAsync("user-42");
        var requests = Http.Requests.Count;

        var kept = flags.OnlyRuntime("server");

        Assert.That(flags.OnlyAccessed().Keys.Concat(kept.OnlyAccessed().Keys), Is.Empty);
        Assert.That(await client.FlushAsync(), Has.Property("Delivered").EqualTo(0));
        Assert.That(Http.Requests, Has.Count.EqualTo(requests));
        Assert.That(Log.Warnings, Is.Empty);
        Assert.That(() => flags.OnlyRuntime(null!), Throws.ArgumentNullException);
    }

    [Test]
    public async Task Sends_no_request_for_an_inconclusive_client_flag()
    {
        const string Undecided = """
            {"flags":[{"key":"browser","evaluation_runtime":"client","filters":{"groups":[{"properties":[
                {"key":"plan","value":"pro","operator":"exact","type":"person"}]}]}}]}
            """;
        Http.Then(200, Undecided);
        await using var client = await LoadedClientAsync();

        var unknown = await client.EvaluateFlagsAsync("user-42");
        var known = await client.EvaluateFlagsAsync(
            "user-42",
            new() { PersonProperties = { ["plan"] = "pro" } }
        );

        Assert.That(unknown.Keys, Is.Empty);
        Assert.That(unknown.Failure, Is.Null);
        Assert.That(known.OnlyRuntime("client").Keys, Is.EqualTo(["browser"]));
        Assert.That(Http.Requests, Has.Count.EqualTo(1));
    }

    private async Task<PostHogClient> LoadedClientAsync()
    {
        var options = Options();
        options.FlagDefinitions = null;
        options.SecretKey = "phs_test";
        var client = new PostHogClient(options);
        await client.WaitUntilLocalEvaluationReadyAsync();
        return client;
    }
}
