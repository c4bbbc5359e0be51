using System.Net;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Sockets;

/// <summary>Connecting to a host with several addresses, some of which refuse or do not respond.</summary>
[Platform("Linux", Reason = "elsewhere 127.0.0.2 does not exist, or a full queue refuses")]
public sealed class ConnectTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    private readonly RawServer _server = new(
        "HTTP/1.1 200 OK\r\nContent-Length: 12\r\nConnection: close\r\n\r\n{\"status\":1}"
    );

    private SilentAddress _silent = null!;

    [SetUp]
    public void Listen() => _silent = new SilentAddress(_server.Url.Port);

    [TearDown]
    public void Close()
    {
        _silent.Dispose();
        _server.Dispose();
    }

    [Test]
    public async Task Tries_the_next_address_when_one_does_not_respond()
    {
        var result = await CaptureAsync(Options(_silent.Address, IPAddress.Loopback));

        Assert.That(result.IsDelivered, result.ToString());
    }

    [Test]
    public async Task Tries_the_next_address_when_one_refuses()
    {
        var result = await CaptureAsync(
            Options(IPAddress.Parse("127.0.0.3"), IPAddress.IPv6Loopback, IPAddress.Loopback)
        );

        Assert.That(result.IsDelivered, result.ToString());
    }

    [Test]
    public async Task Names_the_addresses_and_ConnectTimeout_when_nothing_connects(
        [Values(1, 2)] int addresses
    )
    {
        var options = Options([.. Enumerable.Repeat(_silent.Address, addresses)]);
        options.ConnectTimeout = Short;

        var result = await CaptureAsync(options);

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Unreachable));
        Assert.That(
            result.Failure.Message,
            Does.Contain("127.0.0.2").And.Contain("ConnectTimeout")
        );
        Assert.That(result.Failure.Message, Does.Not.Contain("response"));
        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
    }

    [Test]
    public async Task A_request_timeout_before_the_connection_reports_the_event_as_not_sent()
    {
        var options = Options(_silent.Address);
        options.RequestTimeout = Short;

        var result = await CaptureAsync(options);

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Timeout));
        Assert.That(result.Failure.Message, Does.Contain("nothing was sent"));
        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
    }

    [Test]
    public async Task Loading_definitions_names_ConnectTimeout_when_nothing_connects()
    {
        var options = Options(_silent.Address, _silent.Address);
        (options.ConnectTimeout, options.SecretKey) = (Short, "phs_secret");
        await using var client = new PostHogClient(options);

        await client.ReloadFlagDefinitionsAsync();

        var error = client.LocalEvaluation.LastFailure!;
        Assert.That(error.Kind, Is.EqualTo(PostHogFailureKind.Unreachable));
        Assert.That(error.Message, Does.Contain("ConnectTimeout"));
    }

    [Test]
    public async Task A_host_is_unreachable_when_every_address_refuses()
    {
        var refusing = IPAddress.Parse("127.0.0.3");

        var result = await CaptureAsync(Options(refusing, refusing));

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Unreachable));
        Assert.That(result.Failure.Message, Does.Contain("refused"));
    }

    [Test]
    public async Task A_host_without_an_address_is_unreachable()
    {
        var result = await CaptureAsync(Options());

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Unreachable));
    }

    private PostHogOptions Options(params IPAddress[] addresses)
    {
        var host = new Uri($"http://several.example:{_server.Url.Port}/");
        var options = Some.Options(host);
        (options.MaxRetries, options.ResolveHost) = (0, _ => addresses);
        return options;
    }

    private static async Task<CaptureResult> CaptureAsync(PostHogOptions options)
    {
        await using var client = new PostHogClient(options);
        return await client.CaptureAsync(Some.Event());
    }
}
