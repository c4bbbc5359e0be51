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
        var bytes = new MemoryStream(share is null ? 0 : (int)(announced ?? 0));
        var total = 0L;
        try
        {
            if (announced is null)
            {
                total = await CopyAsync(request, bytes, BodyMemory.Small, cancellationToken);
                if (total > BodyMemory.Small)
                {
                    // Nobody said how long it is: from here on it counts as one of the largest.
                    share = await BodyMemory.ToArriveAsync(
                        RequestBody.MaxLength,
                        cancellationToken
                    );
                }
            }

            total += await CopyAsync(
                request,
                share is null ? null : bytes,
                null,
                cancellationToken
            );
        }
        catch
        {
            share?.Dispose();
            throw;
        }

        return new ArrivingBody(bytes, total, share);
    }

    /// <summary>Returns how many bytes it read: all, or a chunk more than a limit; what is too large is not kept.</summary>
    private static async Task<long> CopyAsync(
        HttpRequest request,
        MemoryStream? target,
        int? limit,
        CancellationToken cancellationToken
    )
    {
        var buffer = new byte[ChunkLength];
        var total = 0L;
        int count;
        while (
            !(total > limit)
            && (count = await request.Body.ReadAsync(buffer, cancellationToken)) > 0
        )
        {
            total += count;
            if (target?.Length <= RequestBody.MaxLength)
            {
                target.Write(buffer.AsSpan(0, count));
            }
        }

        return total;
    }
}
