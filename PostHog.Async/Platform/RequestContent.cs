using System.Net;
using System.Net.Http.Headers;
using PostHog.Wire;

namespace PostHog.Async.Platform;

/// <summary>
/// A request body that knows whether sending it has begun: the line between "not delivered" and "unknown".
/// </summary>
internal sealed class RequestContent : ByteArrayContent
{
    public RequestContent(WireRequest request)
        : base(request.Body)
    {
        Headers.ContentType = new MediaTypeHeaderValue(WireNames.Json);
        if (request.ContentEncoding is { } encoding)
        {
            Headers.ContentEncoding.Add(encoding);
        }
    }

    /// <summary>Whether the connection was open and the body was passed to it.</summary>
    public bool HasStarted { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        HasStarted = true;
        return base.SerializeToStreamAsync(stream, context);
    }

#if NET8_0_OR_GREATER
    protected override Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        HasStarted = true;
        return base.SerializeToStreamAsync(stream, context, cancellationToken);
    }
#endif
}
