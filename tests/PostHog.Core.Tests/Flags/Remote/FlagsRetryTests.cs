using System.Net.Sockets;
using PostHog.Flags.Remote;
using PostHog.Wire;

namespace PostHog.Core.Tests.Flags.Remote;

public sealed class FlagsRetryTests
{
    [TestCase(502, true)]
    [TestCase(504, true)]
    [TestCase(200, false)]
    [TestCase(301, false)]
    [TestCase(400, false)]
    [TestCase(401, false)]
    [TestCase(402, false)]
    [TestCase(408, false)]
    [TestCase(429, false)]
    [TestCase(500, false)]
    [TestCase(503, false)]
    public void Retries_only_after_502_and_504(int status, bool again) =>
        Assert.That(
            FlagsRetry.DelayAfter(A.Answer(status, retryAfter: "1"), attempts: 1, maxRetries: 1),
            again ? Is.EqualTo(TimeSpan.FromMilliseconds(300)) : Is.Null
        );

    [TestCase(PostHogFailureKind.Timeout)]
    [TestCase(PostHogFailureKind.Unreachable)]
    [TestCase(PostHogFailureKind.TlsFailure)]
    [TestCase(PostHogFailureKind.ConnectionLost)]
    [TestCase(PostHogFailureKind.UnreadableResponse)]
    public void Retries_when_no_response_arrives(PostHogFailureKind kind) =>
        Assert.That(
            FlagsRetry.DelayAfter(NoResponse(kind), attempts: 1, maxRetries: 1),
            Is.Not.Null
        );

    [TestCase(SocketError.ConnectionRefused, false)]
    [TestCase(SocketError.HostNotFound, true)]
    [TestCase(SocketError.HostUnreachable, true)]
    [TestCase(SocketError.ConnectionReset, true)]
    public void Does_not_retry_a_refused_connection(SocketError error, bool again)
    {
        var cause = new HttpRequestException("connect", new SocketException((int)error));
        var response = WireResponse.NoResponse(
            TransportFailure.From(cause, bodyStarted: false, timedOut: false)
        );

        var delay = FlagsRetry.DelayAfter(response, attempts: 1, maxRetries: 1);

        Assert.That(delay, again ? Is.Not.Null : Is.Null);
    }

    [Test]
    public void Does_not_retry_an_exception_in_the_handler() =>
        Assert.That(
            FlagsRetry.DelayAfter(NoResponse(PostHogFailureKind.HandlerFault), 1, maxRetries: 1),
            Is.Null
        );

    [TestCase(0, 1, null)]
    [TestCase(1, 1, 300)]
    [TestCase(1, 2, null)]
    [TestCase(3, 2, 600)]
    [TestCase(3, 3, 1200)]
    [TestCase(3, 4, null)]
    [TestCase(10, 10, 30_000)]
    public void Doubles_the_delay_within_bounds(int maxRetries, int attempts, int? milliseconds) =>
        Assert.That(
            FlagsRetry.DelayAfter(A.Answer(502), attempts, maxRetries),
            Is.EqualTo(milliseconds is { } time ? TimeSpan.FromMilliseconds(time) : (TimeSpan?)null)
        );

    private static WireResponse NoResponse(PostHogFailureKind kind) =>
        WireResponse.NoResponse(
            new TransportFailure(kind, BodyStarted: true, new IOException("cut"))
        );
}
