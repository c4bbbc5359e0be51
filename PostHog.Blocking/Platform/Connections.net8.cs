using System.Net.Sockets;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PostHog.Blocking.Platform;

/// <summary>
/// How new connections are opened: so that a read on them is a read. The framework opens them for asynchronous use, and
/// then every synchronous read goes the long way round, by the thread that watches sockets: it doubles the time of a
/// request on a fast network.
/// </summary>
/// <remarks>
/// The framework's hook wants its result wrapped in a type of the task family, which this assembly does not name: it is
/// taken from the hook itself. Nobody ever waits for it; it is complete when it is made.
/// </remarks>
internal static class Connections
{
    private const string Hook = "ConnectCallback";

    /// <summary>Lets a handler open its connections for synchronous use.</summary>
    public static void Prepare(SocketsHttpHandler handler)
    {
        // Compiled ahead of time, there may be no code for a type that is found here; then it stays as it is.
        if (!RuntimeFeature.IsDynamicCodeSupported)
        {
            return;
        }

        var hook = typeof(SocketsHttpHandler).GetProperty(Hook)!;
        var wrapped = hook.PropertyType.GetMethod("Invoke")!.ReturnType;
        var open = typeof(Connections)
            .GetMethod(nameof(Wrap), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(wrapped);
        hook.SetValue(handler, open.CreateDelegate(hook.PropertyType));
    }

    private static TResult Wrap<TResult>(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    ) => (TResult)Activator.CreateInstance(typeof(TResult), Open(context, cancellationToken))!;

    // A connect that is under way ends when its socket is closed, and in no other way.
    private static NetworkStream Open(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            using (cancellationToken.UnsafeRegister(static it => ((Socket)it!).Dispose(), socket))
            {
                socket.Connect(context.DnsEndPoint);
            }

            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }
}
