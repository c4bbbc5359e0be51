using System.Net;
using System.Net.Http.Headers;
using PostHog.Wire;

namespace PostHog.Blocking.Platform;

/// <summary>
/// A request body that knows whether sending it has begun: the line between "not delivered" and "unknown".
/// </summary>
internal sealed class RequestContent : ByteArrayContent
{
    private bool _hasStarted;

    public RequestContent(WireRequest request)
        : base(request.Body)
    {
        Headers.ContentType = new MediaTypeHeaderValue(WireNames.Json);
        if (request.ContentEncoding is { } encoding)
        {
            Headers.ContentEncoding.Add(encoding);
        }
    }

    /// <summary>
    /// Ends the request. Returns whether the connection was open and the body was passed to it.
    /// </summary>
    public bool Close() => _hasStarted;

    /// <summary>Notes that sending the body has begun.</summary>
    public void Begin() => _hasStarted = true;

#if NET8_0_OR_GREATER
    protected override void SerializeToStream(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        Begin();
        base.SerializeToStream(stream, context, cancellationToken);
    }
#endif
}
