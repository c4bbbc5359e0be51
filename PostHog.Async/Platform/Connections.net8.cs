using System.Net;
using System.Net.Sockets;
using PostHog.Wire;

namespace PostHog.Async.Platform;

/// <summary>How new connections are opened: to the first address of the host that accepts, within the handler's connect timeout.</summary>
internal sealed class Connections
{
    /// <summary>Lets a handler open its connections in this way.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="resolve">Returns the addresses of a host; null asks the system.</param>
    public static void Prepare(SocketsHttpHandler handler, Func<string, IPAddress[]>? resolve) =>
        handler.ConnectCallback = (context, cancellationToken) =>
            new ValueTask<Stream>(OpenAsync(context.DnsEndPoint, resolve, cancellationToken));

    private static async Task<Stream> OpenAsync(
        DnsEndPoint target,
        Func<string, IPAddress[]>? resolve,
        CancellationToken cancellationToken
    )
    {
        IPAddress[]? addresses = null;
        try
        {
            addresses = resolve is null
                ? await Dns.GetHostAddressesAsync(target.Host, cancellationToken)
                    .ConfigureAwait(false)
                : resolve(target.Host);
            var connect = new StaggeredConnect(AddressOrder.Of(addresses), target.Port);
            var socket = await connect.OpenAsync(cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException)
        {
            throw NoConnectionException.To(addresses);
        }
    }
}
