namespace PostHog.Development.Ingestion;

/// <summary>
/// Bounds what bodies take in this process while they arrive and while they are worked on. Small ones pass freely; large ones, and
/// compressed ones that may become large, wait in line. Thread-safe.
/// </summary>
internal static class BodyMemory
{
    /// <summary>Bodies up to so many bytes wait for nobody.</summary>
    public const int Small = 64 * 1024;

    // Deflate makes at most 1 032 bytes of one.
    private const long MostExpansion = 1_032;
    private const long BytesBetweenCollections = 16 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly ByteBudget Arriving = new(2 * RequestBody.MaxLength);
    private static readonly ByteBudget InWork = new(RequestBody.MaxLength);

    private static long _largeBytes;

    /// <summary>Waits until a body of so many bytes may arrive; null when that takes too long.</summary>
    public static Task<IDisposable?> ToArriveAsync(
        long bytes,
        CancellationToken cancellationToken
    ) => TakeAsync(Arriving, bytes, cancellationToken);

    /// <summary>Waits until a body may be unpacked and read; null when that takes too long.</summary>
    /// <param name="wireLength">Its bytes on the wire.</param>
    /// <param name="isCompressed">Whether it may become larger.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public static Task<IDisposable?> ToWorkAsync(
        long wireLength,
        bool isCompressed,
        CancellationToken cancellationToken
    ) =>
        TakeAsync(
            InWork,
            Math.Min(isCompressed ? wireLength * MostExpansion : wireLength, RequestBody.MaxLength),
            cancellationToken
        );

    /// <summary>
    /// Makes room for a body. The collector would let many large arrays gather before it looks at them.
    /// </summary>
    private static void Collect(long bytes)
    {
        if (
            Interlocked.Add(ref _largeBytes, bytes) is var sum
            && sum > BytesBetweenCollections
            && Interlocked.CompareExchange(ref _largeBytes, 0, sum) == sum
        )
        {
            GC.Collect(
                GC.MaxGeneration,
                GCCollectionMode.Aggressive,
                blocking: true,
                compacting: true
            );
        }
    }

    private static async Task<IDisposable?> TakeAsync(
        ByteBudget budget,
        long bytes,
        CancellationToken cancellationToken
    )
    {
        if (bytes <= Small)
        {
            return new MemoryStream(0);
        }

        var share = await budget.TakeAsync(bytes, Patience, cancellationToken);
        if (share is not null)
        {
            Collect(bytes);
        }

        return share;
    }
}
