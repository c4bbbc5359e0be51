using System.IO.Compression;
using System.Text;
using PostHog.Development;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Sockets;

/// <summary>Flags over a real socket.</summary>
public sealed class FlagSocketTests
{
    [Test]
    public async Task Evaluates_all_flags_in_one_request_and_captures_reads_in_another()
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
    public async Task Returns_defaults_when_the_server_is_unreachable()
    {
        await using var client = new PostHogClient(Some.Options(Some.UnusedAddress()));

        var flags = await client.EvaluateFlagsAsync(
            "user-42",
            new() { SendFeatureFlagEvents = false }
        );

        Assert.That(flags.IsEnabled("beta", defaultValue: true), Is.True);
        Assert.That(flags.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Unreachable));
    }

    [Test]
    public async Task Gives_up_on_a_response_that_decompresses_endlessly()
    {
        var packed = Pack(megabytes: 80);
        using var server = new RawServer(
            $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n{packed}"
        );
        var options = Some.Options(server.Url);
        options.FeatureFlagMaxRetries = 0;
        await using var client = new PostHogClient(options);

        var flags = await client.EvaluateFlagsAsync(
            "user-42",
            new() { SendFeatureFlagEvents = false }
        );

        Assert.That(flags.IsEnabled("beta", defaultValue: true), Is.True);
        Assert.That(flags.Failure!.Kind, Is.EqualTo(PostHogFailureKind.UnreadableResponse));
        Assert.That(flags.Failure.StatusCode, Is.EqualTo(200));
    }

    private static string Pack(int megabytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            var blank = new byte[1 << 20];
            for (var number = 0; number < megabytes; number++)
            {
                gzip.Write(blank, 0, blank.Length);
            }
        }

        return Encoding.Latin1.GetString(packed.ToArray());
    }
}
