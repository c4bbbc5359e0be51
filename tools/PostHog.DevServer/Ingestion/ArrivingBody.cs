using Microsoft.AspNetCore.Http;

namespace PostHog.Development.Ingestion;

/// <summary>The bytes of a body as they crossed the socket.</summary>
/// <param name="Bytes">The bytes; none of a body that is too large, or that found no room.</param>
/// <param name="Length">How many crossed the socket.</param>
/// <param name="Share">Gives back the memory that they take; null where there was none left.</param>
internal sealed record ArrivingBody(MemoryStream Bytes, long Length, IDisposable? Share)
{
    private const int ChunkLength = 16 * 1024;

    /// <summary>Whether it is too large, or found no room.</summary>
    public bool IsRefused => Share is null || Length > RequestBody.MaxLength;

    /// <summary>Reads to the end even what is not kept, so that the client gets to see the answer.</summary>
    public static async Task<ArrivingBody> ReadAsync(
        HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var announced = request.ContentLength;
        var share =
            announced > RequestBody.MaxLength
                ? null
                : await BodyMemory.ToArriveAsync(announced ?? 0, cancellationToken);
        var isKept = share is not null;
        var bytes = new MemoryStream(isKept ? (int)(announced ?? 0) : 0);
        var buffer = new byte[(int)Math.Min(announced ?? ChunkLength, ChunkLength)];
        var total = 0L;
        int count;
        try
        {
            while (
                buffer.Length > 0
                && (count = await request.Body.ReadAsync(buffer, cancellationToken)) > 0
            )
            {
                total += count;
                if (announced is null && isKept && bytes.Length + count > BodyMemory.Small)
                {
                    // Nobody said how long it is: from here on it counts as one of the largest.
                    announced = RequestBody.MaxLength;
                    share = await BodyMemory.ToArriveAsync(
                        RequestBody.MaxLength,
                        cancellationToken
                    );
                    isKept = share is not null;
                }

                isKept &= total <= RequestBody.MaxLength;
                if (isKept)
                {
                    bytes.Write(buffer.AsSpan(0, count));
                }
            }
        }
        catch
        {
            share?.Dispose();
            throw;
        }

        return new ArrivingBody(isKept ? bytes : new MemoryStream(), total, share);
    }
}
