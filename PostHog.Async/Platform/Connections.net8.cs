using System.Net;
using System.Net.Sockets;
using PostHog.Async.Transport;
using PostHog.Wire;

namespace PostHog.Async.Platform;

/// <summary>
/// Opens new connections: to the first address of the host that accepts, within the handler's connect timeout.
/// </summary>
internal sealed class Connections
{
    private readonly Func<string, IPAddress[]>? _resolve;

    private Connections(Func<string, IPAddress[]>? resolve) => _resolve = resolve;

    /// <summary>Makes a handler open its connections this way.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="resolve">Returns the addresses of a host; null to ask the system.</param>
    public static void Prepare(SocketsHttpHandler handler, Func<string, IPAddress[]>? resolve)
    {
        var connections = new Connections(resolve);
        handler.ConnectCallback = (context, cancellationToken) =>
            new ValueTask<Stream>(connections.OpenAsync(context.DnsEndPoint, cancellationToken));
    }

    private async Task<Stream> OpenAsync(DnsEndPoint target, CancellationToken cancellationToken)
    {
        AmbientActivity.HideConnection();
        IPAddress[]? addresses = null;
        try
        {
            addresses = await ResolveAsync(target.Host, cancellationToken).ConfigureAwait(false);
            var connect = new StaggeredConnect(AddressOrder.Of(addresses), target.Port);
            var socket = await connect.OpenAsync(cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException)
        {
            throw NoConnectionException.To(addresses);
        }
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (_resolve is not null)
        {
            return _resolve(host);
        }

        return await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);
    }
}
