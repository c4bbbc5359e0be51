using System.Net.Sockets;

namespace PostHog.Extensions.Cli.Reporting;

/// <summary>Fails every request at once, as without a network, so that events go to the spool.</summary>
internal sealed class OfflineHandler : DelegatingHandler
{
    protected override HttpResponseMessage Send(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) =>
        throw new HttpRequestException(
            "PostHog could not be reached during the last day.",
            new SocketException((int)SocketError.NetworkUnreachable)
        );
}
