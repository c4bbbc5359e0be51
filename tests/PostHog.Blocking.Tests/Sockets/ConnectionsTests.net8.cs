using System.Net;
using System.Net.Sockets;
using PostHog.Blocking.Platform;

namespace PostHog.Blocking.Tests.Sockets;

public sealed class ConnectionsTests
{
    private readonly SocketsHttpHandler _handler = new();
    private HttpMessageInvoker _http = null!;

    [SetUp]
    public void Prepare()
    {
        Connections.Prepare(_handler, resolve: null);
        _http = new HttpMessageInvoker(_handler);
    }

    [TearDown]
    public void Close() => _http.Dispose();

    [Test]
    public void Opens_connections_for_synchronous_reads() =>
        Assert.That(_handler.ConnectCallback, Is.Not.Null);

    [Test]
    public void Refused_connection_throws_the_exception_of_the_framework()
    {
        var fault = Assert.Throws<HttpRequestException>(() => Send(CancellationToken.None));

        Assert.That(fault!.InnerException, Is.InstanceOf<SocketException>());
        Assert.That(fault.HttpRequestError, Is.EqualTo(HttpRequestError.ConnectionError));
    }

    private void Send(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri($"http://{IPAddress.Loopback}:{FreePort()}/")
        );
        using var answer = _http.Send(request, cancellationToken);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
