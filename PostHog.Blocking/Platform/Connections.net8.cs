using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using PostHog.Blocking.Transport;
using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Blocking.Platform;

/// <summary>
/// Opens new connections: to the first address of the host that accepts, within the handler's connect timeout, and for
/// synchronous reads. The framework opens them for asynchronous use, and every synchronous read then goes through the
/// thread that watches sockets, which doubles the time of a request on a fast network.
/// </summary>
/// <remarks>
/// The framework's hook returns its result in a type of the task family. This assembly does not name that type, but
/// takes it from the hook itself. Nothing ever waits for it: it is complete when it is created.
/// </remarks>
internal sealed class Connections
{
    private const string Hook = "ConnectCallback";

    private readonly Func<string, IPAddress[]> _resolve;

    private Connections(Func<string, IPAddress[]> resolve) => _resolve = resolve;

    /// <summary>Makes a handler open its connections this way.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="resolve">Returns the addresses of a host; null to ask the system.</param>
    public static void Prepare(SocketsHttpHandler handler, Func<string, IPAddress[]>? resolve)
    {
        // A trimmed program may lack the code for a type found here; the handler then stays unchanged.
        if (ObjectReflection.IsSupported)
        {
            SetHook(handler, new Connections(resolve ?? Dns.GetHostAddresses));
        }
    }

    [RequiresUnreferencedCode(ObjectReflection.Reason)]
    [RequiresDynamicCode(ObjectReflection.Reason)]
    private static void SetHook(SocketsHttpHandler handler, Connections connections)
    {
        var hook = typeof(SocketsHttpHandler).GetProperty(Hook)!;
        var wrapped = hook.PropertyType.GetMethod("Invoke")!.ReturnType;
        var open = typeof(Connections)
            .GetMethod(nameof(Wrap), BindingFlags.Instance | BindingFlags.NonPublic)!
            .MakeGenericMethod(wrapped);
        hook.SetValue(handler, open.CreateDelegate(hook.PropertyType, connections));
    }

    private TResult Wrap<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TResult
    >(SocketsHttpConnectionContext context, CancellationToken cancellationToken) =>
        (TResult)Activator.CreateInstance(typeof(TResult), Open(context, cancellationToken))!;

    private NetworkStream Open(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        AmbientActivity.HideConnection();
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
