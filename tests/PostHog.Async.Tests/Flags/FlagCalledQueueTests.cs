using System.Runtime.CompilerServices;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Flags;

/// <summary>The path of a flag-called event into the queue.</summary>
public sealed class FlagCalledQueueTests : FlagTest
{
    [Test]
    public async Task Is_captured_by_the_next_read_after_the_queue_refused_it()
    {
        Loaded().With("beta", true);
        var options = Options();
        options.MaxQueueSize = 1;
        await using var client = new PostHogClient(options);
        client.Enqueue(Some.Event());
        var flags = await client.EvaluateFlagsAsync("user-42");
        Assert.That(flags.IsEnabled("beta"), Is.True);
        await client.FlushAsync();

        Assert.That(flags.IsEnabled("beta"), Is.True);

        var events = await FlushedAsync(client);
        Assert.That((string?)events[^1]["event"], Is.EqualTo("$feature_flag_called"));
    }

    [Test]
    public async Task Is_not_captured_after_the_client_was_closed()
    {
        Http.Then(200, FlagsJson.Of(("beta", true)));
        var client = new PostHogClient(Options());
        var flags = await client.EvaluateFlagsAsync("user-42");
        await client.DisposeAsync();

        Assert.That(flags.IsEnabled("beta"), Is.True);

        Assert.That(Http.Requests, Has.Count.EqualTo(1));
        Assert.That(client.Diagnostics.Events.Dropped, Is.Empty);
    }

    [Test]
    public async Task Does_not_recurse_when_a_before_send_function_reads_flags()
    {
        Loaded().With("beta", true).With("other", true);
        var options = Options();
        PostHogClient? inner = null;
        FeatureFlagEvaluations? flags = null;
        options.BeforeSend.Add(captured =>
        {
            flags?.IsEnabled("beta");
            flags?.IsEnabled("other");
            return captured;
        });
        await using var client = new PostHogClient(options);
        inner = client;
        flags = await inner.EvaluateFlagsAsync("user-42");

        flags.IsEnabled("beta");

        var events = await FlushedAsync(client);
        Assert.That(events, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Omits_a_payload_that_would_make_it_too_large()
    {
        var text = new string('x', 1_000_000);
        Http.Then(200, FlagsJson.Full("beta", true, $"\"{text}\""));
        await using var client = new PostHogClient(Options());
        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.IsEnabled("beta"), Is.True);

        Assert.That(flags.GetPayload<string>("beta"), Has.Length.EqualTo(1_000_000));
        var events = await FlushedAsync(client);
        Assert.That(events, Has.Count.EqualTo(1));
        Assert.That((bool)events[0]["properties"]!["$feature_flag_response"]!, Is.True);
        Assert.That(events[0]["properties"]!["$feature_flag_payload"], Is.Null);
    }

    [Test]
    public async Task Is_attempted_once_per_snapshot_when_it_is_too_large()
    {
        Http.Then(200, FlagsJson.Of(("beta", new string('x', 1_000_000))));
        await using var client = new PostHogClient(Options());
        var flags = await client.EvaluateFlagsAsync("user-42");

        flags.IsEnabled("beta");
        flags.IsEnabled("beta");

        Assert.That(Log.At(PostHogLogLevel.Warning), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Is_passed_to_before_send_functions_once_even_if_they_drop_it()
    {
        Loaded().With("beta", true);
        var shown = 0;
        var options = Options();
        options.BeforeSend.Add(captured =>
        {
            shown++;
            return null;
        });
        await using var client = new PostHogClient(options);
        var flags = await client.EvaluateFlagsAsync("user-42");

        flags.IsEnabled("beta");
        flags.IsEnabled("beta");

        Assert.That(shown, Is.EqualTo(1));
    }

    [Test]
    public async Task Reads_are_forgotten_when_the_client_is_closed()
    {
        Loaded().With("beta", true);
        await using var client = new PostHogClient(Options());
        var person = await ReadForSomebodyAsync(client);
        await client.IsFeatureEnabledAsync("beta", "somebody else");
        await client.FlushAsync();
        Collect();
        var isKnownBefore = person.IsAlive;

        await client.ShutdownAsync();
        Collect();

        Assert.That(isKnownBefore, Is.True);
        Assert.That(person.IsAlive, Is.False);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> ReadForSomebodyAsync(PostHogClient client)
    {
        var person = Guid.NewGuid().ToString();
        await client.IsFeatureEnabledAsync("beta", person);
        return new WeakReference(person);
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
