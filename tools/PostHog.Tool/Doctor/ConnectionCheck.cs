using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace PostHog.Tool.Doctor;

/// <summary>Sends one request and judges name, connection, certificate and clock by what happens.</summary>
internal sealed class ConnectionCheck
{
    private const string Connection = "connection";
    private const string Tls = "TLS";
    private const string Clock = "clock";

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    private string? _certificateProblem;
    private bool _isConnected;

    /// <summary>Returns what was found, a failure last.</summary>
    public IReadOnlyList<Finding> Run(Uri address, TimeSpan timeout, CancellationToken stopped)
    {
        using var handler = new SocketsHttpHandler { ConnectCallback = ConnectAsync };
        handler.SslOptions.RemoteCertificateValidationCallback = Judge;
        using var client = new HttpClient(handler) { Timeout = timeout };
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        try
        {
            using var response = client.Send(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                stopped
            );
            var found = new List<Finding>
            {
                Finding.Ok(Connection, $"{address.Authority} answers"),
            };
            if (address.Scheme == "https")
            {
                found.Add(Finding.Ok(Tls, "the certificate is trusted"));
            }

            if (response.Headers.Date is { } date)
            {
                found.Add(Compare(date, DateTimeOffset.UtcNow));
            }

            return found;
        }
        catch (HttpRequestException fault)
        {
            return [Explain(address, fault)];
        }
        catch (OperationCanceledException) when (!stopped.IsCancellationRequested)
        {
            return [TimedOut(address, timeout)];
        }
    }

    // What the framework does, but known: a time limit alone does not say what took too long.
    private async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken stopped
    )
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, stopped).ConfigureAwait(false);
            _isConnected = true;
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool Judge(
        object sender,
        X509Certificate? certificate,
        X509Chain? chain,
        SslPolicyErrors errors
    )
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        var details =
            chain
                ?.ChainStatus.Select(status => status.Status.ToString())
                .Distinct(StringComparer.Ordinal)
            ?? [];
        _certificateProblem = string.Join(
            ", ",
            new[] { errors.ToString() }.Concat(details).Append($"for {certificate?.Subject}")
        );
        return false;
    }

    private Finding Explain(Uri address, HttpRequestException fault) =>
        fault.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => Finding.Failed(
                Connection,
                $"the name {address.Host} is not known",
                "Check the spelling of the host and the DNS of this machine."
            ),
            HttpRequestError.SecureConnectionError => Finding.Failed(
                Tls,
                _certificateProblem ?? fault.InnerException?.Message ?? fault.Message,
                "If a proxy of your company inspects traffic, add its root certificate to the trusted ones of this machine; otherwise check host and clock."
            ),
            HttpRequestError.ProxyTunnelError => Finding.Failed(
                Connection,
                $"the proxy refused the connection: {fault.Message}",
                "Check HTTPS_PROXY and the proxy's list of allowed hosts."
            ),
            _ when fault.InnerException
                    is SocketException { SocketErrorCode: SocketError.ConnectionRefused } =>
                Finding.Failed(
                    Connection,
                    $"{address.Authority} refused the connection",
                    "Check the port; is the server, or the proxy in HTTPS_PROXY, running?"
                ),
            _ => Finding.Failed(
                Connection,
                fault.InnerException?.Message ?? fault.Message,
                "Check the network, the firewall and the proxy in HTTPS_PROXY."
            ),
        };

    private Finding TimedOut(Uri address, TimeSpan timeout)
    {
        var seconds = timeout.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
        return _isConnected
            ? Finding.Failed(
                Connection,
                $"{address.Authority} accepted the connection and did not answer within {seconds} s",
                "Ask the operator of the server or proxy at this address; a longer --timeout may help."
            )
            : Finding.Failed(
                Connection,
                $"no connection to {address.Authority} within {seconds} s",
                "A firewall probably drops it: allow outgoing connections to this host, or set HTTPS_PROXY."
            );
    }

    private static Finding Compare(DateTimeOffset server, DateTimeOffset own)
    {
        var skew = own - server;
        if (skew.Duration() <= Tolerance)
        {
            return Finding.Ok(Clock, "agrees with the server");
        }

        var minutes = skew.Duration().TotalMinutes.ToString("0", CultureInfo.InvariantCulture);
        var direction = skew > TimeSpan.Zero ? "ahead of" : "behind";
        return Finding.Warning(
            Clock,
            $"this machine is {minutes} minutes {direction} the server",
            "Synchronise the clock (timedatectl set-ntp true, or w32tm /resync); events get wrong times until then."
        );
    }
}
