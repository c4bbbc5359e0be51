using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PostHog.Tool.Tests;

/// <summary>Offers TLS with a certificate that nobody trusts, to one client after the other.</summary>
internal sealed class TlsServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate;

    public TlsServer()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(
            "CN=untrusted.example",
            key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        var now = DateTimeOffset.UtcNow;
        _certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        _listener.Start();
        Url = new Uri($"https://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        new Thread(Serve) { IsBackground = true, Name = nameof(TlsServer) }.Start();
    }

    public Uri Url { get; }

    public void Dispose()
    {
        _listener.Dispose();
        _certificate.Dispose();
    }

    private void Serve()
    {
        try
        {
            while (true)
            {
                using var client = _listener.AcceptTcpClient();
                using var tls = new SslStream(client.GetStream());
                Offer(tls);
            }
        }
        catch (Exception fault) when (fault is SocketException or InvalidOperationException)
        {
            // The test is over and has closed the listener.
        }
    }

    private void Offer(SslStream tls)
    {
        try
        {
            tls.AuthenticateAsServer(_certificate);
        }
        catch (Exception fault)
            when (fault is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client does not trust the certificate.
        }
    }
}
