using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using PostHog.Wire;

namespace PostHog.Core.Tests.Wire;

internal sealed class TransportFailureTests
{
    private static readonly Exception Refused = new SocketException(
        (int)SocketError.ConnectionRefused
    );
    private static readonly Exception Reset = new SocketException((int)SocketError.ConnectionReset);
    private static readonly Exception Untrusted = new AuthenticationException("untrusted root");

    private static readonly TestCaseData[] Causes =
    [
        // Nothing was sent
        Row(Refused, false, PostHogFailureKind.Unreachable),
        Row(new HttpRequestException("x", Refused), false, PostHogFailureKind.Unreachable),
        Row(Socket(SocketError.HostNotFound), false, PostHogFailureKind.Unreachable),
        Row(Socket(SocketError.TryAgain), false, PostHogFailureKind.Unreachable),
        Row(Socket(SocketError.NoData), false, PostHogFailureKind.Unreachable),
        Row(Socket(SocketError.HostUnreachable), false, PostHogFailureKind.Unreachable),
        Row(Socket(SocketError.NetworkUnreachable), false, PostHogFailureKind.Unreachable),
        Row(Socket(SocketError.NetworkDown), false, PostHogFailureKind.Unreachable),
        Row(Reset, false, PostHogFailureKind.Unreachable),
        Row(new HttpRequestException("x"), false, PostHogFailureKind.Unreachable),
        Row(new IOException("x"), false, PostHogFailureKind.Unreachable),
        Row(new InvalidOperationException("x"), false, PostHogFailureKind.HandlerFault),
        Row(new NotSupportedException("x"), false, PostHogFailureKind.HandlerFault),
        Row(Web(WebExceptionStatus.NameResolutionFailure), false, PostHogFailureKind.Unreachable),
        Row(Web(WebExceptionStatus.ConnectFailure), false, PostHogFailureKind.Unreachable),
        Row(Web(WebExceptionStatus.TrustFailure), false, PostHogFailureKind.TlsFailure),
        Row(Web(WebExceptionStatus.SecureChannelFailure), false, PostHogFailureKind.TlsFailure),
        Row(new HttpRequestException("x", Untrusted), false, PostHogFailureKind.TlsFailure),
        Row(new TimeoutException("x"), false, PostHogFailureKind.Timeout),
        Row(new OperationCanceledException("x"), false, PostHogFailureKind.Timeout),
        Row(Web(WebExceptionStatus.Timeout), false, PostHogFailureKind.Timeout),
        // The body was partly sent
        Row(new IOException("x", Reset), true, PostHogFailureKind.ConnectionLost),
        Row(Reset, true, PostHogFailureKind.ConnectionLost),
        Row(new IOException("x"), true, PostHogFailureKind.UnreadableResponse),
        Row(new HttpRequestException("x"), true, PostHogFailureKind.UnreadableResponse),
        Row(new InvalidDataException("x"), true, PostHogFailureKind.UnreadableResponse),
        Row(new TimeoutException("x"), true, PostHogFailureKind.Timeout),
    ];

    [TestCaseSource(nameof(Causes))]
    public void Classifies_exceptions(Exception cause, bool bodyStarted, PostHogFailureKind kind)
    {
        var failure = TransportFailure.From(cause, bodyStarted, timedOut: false);

        Assert.That(failure.Kind, Is.EqualTo(kind));
        Assert.That(failure.BodyStarted, Is.EqualTo(bodyStarted));
        Assert.That(failure.Cause, Is.SameAs(cause));
    }

    private static readonly TestCaseData[] NeverConnected =
    [
        Row(new HttpRequestException("x", Refused), true, PostHogFailureKind.Unreachable),
        Row(Socket(SocketError.HostNotFound), true, PostHogFailureKind.Unreachable),
        Row(
            Web(WebExceptionStatus.ProxyNameResolutionFailure),
            true,
            PostHogFailureKind.Unreachable
        ),
        Row(new HttpRequestException("x", Untrusted), true, PostHogFailureKind.TlsFailure),
        Row(Web(WebExceptionStatus.TrustFailure), true, PostHogFailureKind.TlsFailure),
    ];

    [TestCaseSource(nameof(NeverConnected))]
    public void Reports_that_nothing_was_sent_without_a_connection(
        Exception cause,
        bool bodyStarted,
        PostHogFailureKind kind
    )
    {
        var failure = TransportFailure.From(cause, bodyStarted, timedOut: false);

        Assert.That(failure.Kind, Is.EqualTo(kind));
        Assert.That(failure.BodyStarted, Is.False);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Is_a_timeout_when_the_time_elapsed_whatever_was_thrown(bool bodyStarted)
    {
        var cause = new HttpRequestException("x", Untrusted);

        var failure = TransportFailure.From(cause, bodyStarted, timedOut: true);

        Assert.That(failure.Kind, Is.EqualTo(PostHogFailureKind.Timeout));
        Assert.That(failure.BodyStarted, Is.EqualTo(bodyStarted));
    }

    [Test]
    public void Is_unreachable_when_refused_as_the_time_elapsed()
    {
        var failure = TransportFailure.From(Refused, bodyStarted: false, timedOut: true);

        Assert.That(failure.Kind, Is.EqualTo(PostHogFailureKind.Unreachable));
    }

    private static TestCaseData Row(Exception cause, bool bodyStarted, PostHogFailureKind kind) =>
        new TestCaseData(cause, bodyStarted, kind).SetArgDisplayNames(
            $"{cause.GetType().Name}: {cause.Message} > {cause.InnerException?.GetType().Name}",
            bodyStarted ? "body started" : "nothing left",
            kind.ToString()
        );

    private static SocketException Socket(SocketError error) => new((int)error);

    private static WebException Web(WebExceptionStatus status) => new(status.ToString(), status);
}
