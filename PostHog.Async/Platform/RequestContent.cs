using System.Net;
using System.Net.Http.Headers;
using PostHog.Wire;

namespace PostHog.Async.Platform;

/// <summary>
/// A request body that knows whether sending it has begun: the line between "not delivered" and "unknown".
/// </summary>
internal sealed class RequestContent : ByteArrayContent
{
    private const int Waiting = 0;
    private const int Started = 1;
    private const int Closed = 2;

    private int _state = Waiting;

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
    /// Prevents the body from being sent later. Returns whether the connection was open and the body was passed to it.
    /// </summary>
    public bool Close() => Interlocked.CompareExchange(ref _state, Closed, Waiting) == Started;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        Begin();
        return base.SerializeToStreamAsync(stream, context);
    }

#if NET8_0_OR_GREATER
    protected override Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        Begin();
        return base.SerializeToStreamAsync(stream, context, cancellationToken);
    }
#endif

    /// <summary>Notes that sending the body has begun.</summary>
    /// <exception cref="ObjectDisposedException">The request has ended.</exception>
    public void Begin()
    {
        if (Interlocked.CompareExchange(ref _state, Started, Waiting) == Closed)
        {
            throw new ObjectDisposedException(nameof(RequestContent));
        }
    }
}
