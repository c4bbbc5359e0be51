using System.Buffers;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace PostHog.Extensions.AspNetCore.Proxy;

/// <summary>Passes the body of a request on while it arrives, up to a limit.</summary>
internal sealed class ProxiedBody(HttpRequest request, long maxBytes) : HttpContent
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Whether the body was larger than the limit.</summary>
    public bool IsTooLarge { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var total = 0L;
            int count;
            while (
                (
                    count = await request
                        .Body.ReadAsync(buffer, cancellationToken)
                        .ConfigureAwait(false)
                ) > 0
            )
            {
                total += count;
                if (total > maxBytes)
                {
                    IsTooLarge = true;
                    throw new IOException("The body of the request is too large.");
                }

                await stream
                    .WriteAsync(buffer.AsMemory(0, count), cancellationToken)
                    .ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = request.ContentLength ?? -1;
        return length >= 0;
    }
}
