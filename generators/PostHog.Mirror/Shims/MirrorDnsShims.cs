using System.Net;
using System.Net.Sockets;
using System.Threading;

// Names of computers: the token is asked before the call.
[global::Microsoft.CodeAnalysis.Embedded]
internal static class MirrorDnsShims
{
#if NET5_0_OR_GREATER
    extension(Dns)
    {
        public static IPAddress[] GetHostAddresses(
            string hostNameOrAddress,
            CancellationToken cancellationToken
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Dns.GetHostAddresses(hostNameOrAddress);
        }

        public static IPAddress[] GetHostAddresses(
            string hostNameOrAddress,
            AddressFamily family,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Dns.GetHostAddresses(hostNameOrAddress, family);
        }

        public static IPHostEntry GetHostEntry(
            string hostNameOrAddress,
            CancellationToken cancellationToken
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Dns.GetHostEntry(hostNameOrAddress);
        }

        public static IPHostEntry GetHostEntry(
            string hostNameOrAddress,
            AddressFamily family,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Dns.GetHostEntry(hostNameOrAddress, family);
        }
    }
#endif
}
