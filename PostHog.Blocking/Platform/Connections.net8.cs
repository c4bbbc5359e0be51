using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Runtime.CompilerServices;
using PostHog.Wire;

namespace PostHog.Blocking.Platform;

/// <summary>
/// How new connections are opened: to the first address of the host that accepts, within the handler's connect timeout, and so
/// that a read on them is a read. The framework opens them for asynchronous use, and then every synchronous read goes the
/// long way round, by the thread that watches sockets: it doubles the time of a request on a fast network.
/// </summary>
/// <remarks>
/// The framework's hook wants its result wrapped in a type of the task family, which this assembly does not name: it is
/// taken from the hook itself. Nobody ever waits for it; it is complete when it is made.
/// </remarks>
internal sealed class Connections
{
    private const string Hook = "ConnectCallback";

    private readonly Func<string, IPAddress[]> _resolve;

    private Connections(Func<string, IPAddress[]> resolve) => _resolve = resolve;

    /// <summary>Lets a handler open its connections in this way.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="resolve">Returns the addresses of a host; null asks the system.</param>
    public static void Prepare(SocketsHttpHandler handler, Func<string, IPAddress[]>? resolve)
    {
        // Compiled ahead of time, there may be no code for a type that is found here; then it stays as it is.
        if (!RuntimeFeature.IsDynamicCodeSupported)
        {
            return;
        }

        var hook = typeof(SocketsHttpHandler).GetProperty(Hook)!;
        var wrapped = hook.PropertyType.GetMethod("Invoke")!.ReturnType;
        var open = typeof(Connections)
            .GetMethod(nameof(Wrap), BindingFlags.Instance | BindingFlags.NonPublic)!
            .MakeGenericMethod(wrapped);
        var connections = new Connections(resolve ?? Dns.GetHostAddresses);
        hook.SetValue(handler, open.CreateDelegate(hook.PropertyType, connections));
    }

    private TResult Wrap<TResult>(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    ) => (TResult)Activator.CreateInstance(typeof(TResult), Open(context, cancellationToken))!;

    private NetworkStream Open(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        IPAddress[]? addresses = null;
        try
        {
            addresses = _resolve(context.DnsEndPoint.Host);
            var connect = new StaggeredConnect(
                AddressOrder.Of(addresses),
                context.DnsEndPoint.Port
            );
            return new NetworkStream(connect.Open(cancellationToken), ownsSocket: true);
        }
        catch (OperationCanceledException)
        {
            throw NoConnectionException.To(addresses);
        }
    }
}
