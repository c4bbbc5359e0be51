using PostHog.Development;
using PostHog.Testing;

namespace PostHog.Async.Tests.Sockets;

/// <summary>Flags over a real socket.</summary>
public sealed class FlagSocketTests
{
    [Test]
    public async Task Evaluates_everything_by_one_request_and_tells_of_reads_by_another()
    {
        await using var server = await DevServer.StartAsync(
            new()
            {
                Flags = """{"beta":true,"layout":{"value":"wide","payload":[1,2]},"old":false}""",
            }
        );
        await using var client = new PostHogClient(Some.Options(server.Url));

        var flags = await client.EvaluateFlagsAsync("user-42");
        var layout = flags.GetFlag("layout");
        var numbers = flags.GetPayload<int[]>("layout");

        Assert.That(flags.IsEnabled("beta"), Is.True);
        Assert.That(flags.IsEnabled("old", defaultValue: true), Is.False);
        Assert.That(layout!.Variant, Is.EqualTo("wide"));
        Assert.That(numbers, Is.EqualTo([1, 2]));
        Assert.That(server.Requests.Single().Path, Is.EqualTo("/flags/?v=2"));
        await client.FlushAsync();
        Assert.That(server.Events.Select(one => one.Name), Is.All.EqualTo("$feature_flag_called"));
        Assert.That(server.Events, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Answers_by_defaults_when_nobody_listens()
    {
        await using var client = new PostHogClient(Some.Options(Some.UnusedAddress()));

        var flags = await client.EvaluateFlagsAsync(
            "user-42",
            new() { SendFeatureFlagEvents = false }
        );

        Assert.That(flags.IsEnabled("beta", defaultValue: true), Is.True);
        Assert.That(flags.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Unreachable));
    }
}
