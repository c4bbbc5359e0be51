using System.Net;
using PostHog.TestKit;
using PostHog.TestKit.Processes;

namespace PostHog.Async.Tests.Sockets;

/// <summary>A server in another process, at the second address of its host; the first one does not respond.</summary>
[Platform("Linux", Reason = "elsewhere 127.0.0.2 does not exist, or a full queue refuses")]
public sealed class OtherProcessConnectTests
{
    [Test]
    [MaxTime(20_000)]
    public async Task Tries_the_next_address_when_one_does_not_respond()
    {
        await using var server = await ServerProcess.StartAsync();
        using var silent = new SilentAddress(server.Url.Port);
        var options = Some.Options(new Uri($"http://localhost:{server.Url.Port}/"));
        options.ResolveHost = _ => [silent.Address, IPAddress.Loopback];
        options.MaxRetries = 0;
        await using var client = new PostHogClient(options);

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.IsDelivered, Is.True, result.ToString());
        Assert.That(await server.ReadEventsAsync(), Has.Count.EqualTo(1));
    }
}
